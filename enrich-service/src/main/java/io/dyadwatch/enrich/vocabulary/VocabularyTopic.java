package io.dyadwatch.enrich.vocabulary;

import io.dyadwatch.contracts.Headers;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.contracts.VocabularyEntry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** {@code news.vocabulary.v1}: its clients, and its records as they are written. */
public final class VocabularyTopic {
    /** Header of each entry: the version of the vocabulary it was written with. */
    public static final String VERSION_HEADER = "vocabulary_version";

    private static final String SOURCE = "/enrich-service";
    private static final String TOPIC = Topics.VOCABULARY.name();
    /** The one name that all instances write under: whoever takes it shuts out whoever had it. */
    private static final String WRITER = "enrich-service-vocabulary";

    private static final int ANSWER_MILLIS = 5_000;

    private final Map<String, Object> kafka;
    private final Clock clock;

    /** @param kafka what every client is told, the brokers' address among it */
    public VocabularyTopic(Map<String, Object> kafka, Clock clock) {
        this.kafka = Map.copyOf(kafka);
        this.clock = clock;
    }

    /** A consumer that belongs to no group and sees only what was committed. */
    Consumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.remove(CommonClientConfigs.GROUP_ID_CONFIG);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "enrich-service-vocabulary");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 2 * ANSWER_MILLIS);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** A producer of the one transactional id; every call of it is over within about 5 s. */
    Producer<byte[], byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "enrich-service-vocabulary");
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, WRITER);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 2 * ANSWER_MILLIS);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ANSWER_MILLIS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * ANSWER_MILLIS);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.VOCABULARY.maxMessageBytes());
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** The partitions there are; none while there is no topic. */
    static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        return consumer.partitionsFor(TOPIC).stream()
                .map(info -> new TopicPartition(TOPIC, info.partition()))
                .toList();
    }

    /** By partition, the offset after the last committed record. */
    static Map<Integer, Long> ends(Consumer<byte[], byte[]> consumer) {
        Map<Integer, Long> ends = new HashMap<>();
        consumer.endOffsets(partitions(consumer)).forEach((partition, end) -> ends.put(partition.partition(), end));
        return ends;
    }

    /** @param version of the vocabulary that it is written with, or that it makes */
    ProducerRecord<byte[], byte[]> record(VocabularyEntry entry, String version) {
        Instant now = clock.instant();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                TOPIC, null, now.toEpochMilli(), entry.key().getBytes(StandardCharsets.UTF_8), Json.write(entry));
        String eventId = entry.key() + "/" + entry.revision() + "/" + version;
        Headers.envelope(Topics.VOCABULARY, eventId, SOURCE, now)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        record.headers().add(VERSION_HEADER, version.getBytes(StandardCharsets.UTF_8));
        return record;
    }
}

package io.dyadwatch.enrich.vocabulary;

import io.dyadwatch.contracts.Headers;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.contracts.VocabularyEntry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;

/** {@code news.vocabulary.v1} as it stands on the broker. */
public final class VocabularyTopic {
    /** Header of each entry: the version of the vocabulary it was written with. */
    public static final String VERSION_HEADER = "vocabulary_version";

    private static final Logger LOG = Logger.getLogger(VocabularyTopic.class);
    private static final String SOURCE = "/enrich-service";
    private static final String TOPIC = Topics.VOCABULARY.name();
    private static final int ANSWER_MILLIS = 10_000;

    private final Map<String, Object> kafka;
    private final Clock clock;

    /** @param kafka what every client is told, the brokers' address among it */
    public VocabularyTopic(Map<String, Object> kafka, Clock clock) {
        this.kafka = kafka;
        this.clock = clock;
    }

    /** The latest entry of each key, read to the end of the topic as it is now; what is no entry is left out. */
    Map<String, VocabularyEntry> read() {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(reading(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(info -> new TopicPartition(TOPIC, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<String, VocabularyEntry> standing = new HashMap<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
                    keep(record, standing);
                }
            }
            return standing;
        }
    }

    private static void keep(ConsumerRecord<byte[], byte[]> record, Map<String, VocabularyEntry> standing) {
        if (record.key() == null) {
            return;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        standing.remove(key);
        if (record.value() == null) {
            return;
        }
        try {
            VocabularyEntry entry = Json.read(record.value(), VocabularyEntry.class);
            if (entry.key().equals(key)) {
                standing.put(key, entry);
            }
        } catch (InvalidRecord e) {
            LOG.warnf(
                    "A vocabulary entry could not be read partition=%d offset=%d error=\"%s\"",
                    record.partition(), record.offset(), e.getMessage());
        }
    }

    /**
     * Writes entries and waits until Kafka has them all.
     *
     * @throws ExecutionException if it did not take one
     */
    void write(List<VocabularyEntry> entries, String version) throws ExecutionException, InterruptedException {
        if (entries.isEmpty()) {
            return;
        }
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(writing(), new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (VocabularyEntry entry : entries) {
                sent.add(producer.send(record(entry, version)));
            }
            producer.flush();
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        }
    }

    private ProducerRecord<byte[], byte[]> record(VocabularyEntry entry, String version) {
        Instant now = clock.instant();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                TOPIC, null, now.toEpochMilli(), entry.key().getBytes(StandardCharsets.UTF_8), Json.write(entry));
        Headers.envelope(Topics.VOCABULARY, entry.key() + "/" + version, SOURCE, now)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        record.headers().add(VERSION_HEADER, version.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private Map<String, Object> reading() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        return settings;
    }

    private Map<String, Object> writing() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ANSWER_MILLIS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 3 * ANSWER_MILLIS);
        return settings;
    }
}

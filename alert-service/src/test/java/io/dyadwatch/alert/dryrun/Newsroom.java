package io.dyadwatch.alert.dryrun;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dyadwatch.alert.match.Articles;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.localstack.EmbeddedKafka;
import io.dyadwatch.localstack.TopicProvisioner;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A broker of its own with the topics, to which articles are published with the timestamps that a test wants. */
final class Newsroom implements AutoCloseable {
    static final String TOPIC = Topics.ENRICHED_ARTICLE.name();

    private final EmbeddedKafka broker =
            EmbeddedKafka.start(Path.of("target", "newsroom-" + UUID.randomUUID(), "kafka"), 0);
    private final KafkaProducer<byte[], byte[]> producer;
    private volatile @Nullable Exception refused;

    Newsroom() {
        new TopicProvisioner(broker.bootstrapServers()).provision((short) 1);
        producer = producer(Map.of("linger.ms", 20, "batch.size", 16_384));
    }

    /** Returns before it is there; see {@link #flush}. */
    void publish(Instant at, EnrichedArticle article) {
        publish(at, null, article.article().id(), Json.write(article));
    }

    void publish(Instant at, @Nullable Integer partition, String key, byte[] value) {
        Future<?> unused = producer.send(
                new ProducerRecord<>(TOPIC, partition, at.toEpochMilli(), key.getBytes(UTF_8), value),
                (sent, error) -> refused = error == null ? refused : error);
    }

    /** Returns when all of it is there. */
    void flush() {
        producer.flush();
        if (refused != null) {
            throw new IllegalStateException("the broker refused a record", refused);
        }
    }

    /** Publishes in a transaction that is aborted. */
    void publishInVain(Instant at, EnrichedArticle article) {
        try (KafkaProducer<byte[], byte[]> other = producer(Map.of("transactional.id", "in-vain"))) {
            other.initTransactions();
            other.beginTransaction();
            Future<?> unused = other.send(new ProducerRecord<>(
                    TOPIC, null, at.toEpochMilli(), article.article().id().getBytes(UTF_8), Json.write(article)));
            other.flush();
            other.abortTransaction();
        }
    }

    /** With the settings that matter to the order in which records come. */
    Consumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "enable.auto.commit",
                        false,
                        "isolation.level",
                        "read_committed",
                        "auto.offset.reset",
                        "earliest",
                        "max.partition.fetch.bytes",
                        64 * 1024,
                        "fetch.max.wait.ms",
                        5,
                        "default.api.timeout.ms",
                        4_000,
                        "request.timeout.ms",
                        4_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    List<String> groups() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            return admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .toList();
        }
    }

    /** The broker goes away. */
    void shut() {
        broker.close();
    }

    @Override
    public void close() {
        producer.close();
        broker.close();
    }

    /** One about other actors than the watches ask for. */
    static EnrichedArticle unrelated(String url) {
        EnrichedArticle related = Articles.article(url, null);
        return new EnrichedArticle(
                related.article(),
                related.revision(),
                related.language(),
                related.vocabularyVersion(),
                null,
                related.sentences(),
                List.of(),
                List.of(),
                List.of(),
                false);
    }

    private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", broker.bootstrapServers());
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}

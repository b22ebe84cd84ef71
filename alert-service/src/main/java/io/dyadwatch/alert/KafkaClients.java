package io.dyadwatch.alert;

import io.dyadwatch.contracts.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** How this service speaks to Kafka. What an operator sets as {@code kafka.*} holds for all clients. */
@Singleton
public class KafkaClients {
    /** A send is over by then, one way or the other. */
    private static final int SEND_LIMIT_MS = 10_000;

    /** For who waits for a send: a little longer than the producer's own limit, which tells more. */
    static final Duration PATIENCE = Duration.ofMillis(SEND_LIMIT_MS + 2000L);

    private static final int DRY_RUN_FETCH_BYTES = 512 * 1024;
    private static final int DRY_RUN_PATIENCE_MS = 4_000;

    private final Map<String, Object> common;

    public KafkaClients(@Identifier("default-kafka-broker") Map<String, Object> common) {
        this.common = Map.copyOf(common);
    }

    /** The producer for alerts and dead letters. */
    @Produces
    @Singleton
    Producer<byte[], byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "alert-service");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // Kafka's own default waits 5 ms for company; each of our sends is waited for.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, SEND_LIMIT_MS / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, SEND_LIMIT_MS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, SEND_LIMIT_MS / 2);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.ENRICHED_ARTICLE_DLQ.maxMessageBytes());
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * Topics.ENRICHED_ARTICLE_DLQ.maxMessageBytes());
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A consumer that belongs to no group and commits nothing. */
    Consumer<byte[], byte[]> vocabularyConsumer() {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "alert-service-vocabulary");
        settings.remove(CommonClientConfigs.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * A consumer of enriched articles that belongs to no group and commits nothing. It gives up after seconds, and holds
     * little: of each partition about what a slice of a dry run wants, and of large records one at a time.
     */
    Consumer<byte[], byte[]> dryRunConsumer() {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "alert-service-dry-run");
        settings.remove(CommonClientConfigs.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, DRY_RUN_FETCH_BYTES);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * DRY_RUN_FETCH_BYTES);
        // What is asked for ahead at the end of a slice must not keep the next slice waiting.
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 5);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, DRY_RUN_PATIENCE_MS);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, DRY_RUN_PATIENCE_MS);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** What the channel of enriched articles needs besides application.properties. */
    @Produces
    @Singleton
    @Identifier("enriched-articles") Map<String, Object> enrichedArticles(AlertConfig config) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(CommonClientConfigs.GROUP_ID_CONFIG, config.groupId());
        int session = (int) config.sessionTimeout().toMillis();
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, session / 4);
        config.groupInstanceId().ifPresent(id -> settings.put(CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG, id));
        return settings;
    }
}

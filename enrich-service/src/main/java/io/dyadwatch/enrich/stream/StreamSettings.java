package io.dyadwatch.enrich.stream;

import static org.apache.kafka.streams.StreamsConfig.consumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.mainConsumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;
import static org.apache.kafka.streams.StreamsConfig.restoreConsumerPrefix;

import io.dyadwatch.contracts.Topics;
import io.dyadwatch.enrich.EnrichConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** What Kafka Streams is told, and why. */
public final class StreamSettings {
    /** Consumer group, and prefix of the state's changelog topic. */
    public static final String APPLICATION_ID = "enrich-service";

    /** Within a session timeout: three may be lost. */
    private static final int HEARTBEATS = 4;

    private StreamSettings() {}

    /**
     * The settings as Kafka Streams takes them.
     *
     * @param kafka what an operator set as {@code kafka.*}, where that is to go to every client
     */
    static Properties of(Map<String, Object> kafka, EnrichConfig config) {
        Properties p = new Properties();
        p.putAll(kafka);
        // Quarkus adds one of its own; with Kafka Streams the group is the application id.
        p.remove(CommonClientConfigs.GROUP_ID_CONFIG);
        p.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION_ID);
        p.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir().toAbsolutePath().toString());
        p.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.streamThreads());
        p.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.standbyReplicas());
        p.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, config.internalReplicationFactor());
        p.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        p.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        exactlyOnce(p, config);
        recovery(p, config);
        sizes(p);
        return p;
    }

    /** Settings of a client that asks the brokers something now and then, and learns within 10 s that they are away. */
    static Map<String, Object> ofAdmin(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        return settings;
    }

    /** At most 20 transactions a second, and a wait of 25 ms on average. */
    private static void exactlyOnce(Properties p, EnrichConfig config) {
        p.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        p.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 50L);
        // By default a commit that is due waits up to 100 ms for the next record.
        p.put(StreamsConfig.POLL_MS_CONFIG, 10L);
        // A start waits for the end of each changelog, which is a marker that no record follows: 0.5 s by default.
        p.put(restoreConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 50);
        p.put(producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), (int)
                config.transactionTimeout().toMillis());
    }

    /**
     * A killed instance is missed after the session timeout, 6 s instead of Kafka's 45; a stopped one at once, unless it
     * has an instance id: then it is expected back, and missed as late as a killed one.
     */
    private static void recovery(Properties p, EnrichConfig config) {
        int session = (int) config.sessionTimeout().toMillis();
        p.put(mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), session);
        p.put(mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), session / HEARTBEATS);
        p.put(mainConsumerPrefix("internal.leave.group.on.close"), true);
        config.instanceId().ifPresent(id -> p.put(mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), id));
    }

    /**
     * Articles are up to 8 MiB on the wire and 0.6 MiB as a rule at most; few are held at a time, because what is held is
     * held for each partition.
     */
    private static void sizes(Properties p) {
        p.put(producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Topics.ARTICLE_DLQ.maxMessageBytes());
        p.put(consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), Topics.ARTICLE_MAX_BYTES);
        p.put(consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), 2 * Topics.ARTICLE_MAX_BYTES);
        p.put(mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 10);
        p.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 3);
        p.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
        p.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksMemory.Setter.class);
        p.put(RocksMemory.SETTING, new RocksMemory());
    }
}

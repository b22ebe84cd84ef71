package io.dyadwatch.operations.lag;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The two clients that asking for a group's lag takes. Every request of theirs is over within seconds. */
public final class LagClients implements AutoCloseable {
    private static final int ANSWER_MILLIS = 5_000;
    private static final Duration PATIENCE = Duration.ofMillis(ANSWER_MILLIS);
    /** A fetch answers with one batch at least, however large it is. */
    private static final int FETCH_BYTES = 16 * 1024;

    private final Admin admin;
    private final Consumer<byte[], byte[]> reader;

    private LagClients(Admin admin, Consumer<byte[], byte[]> reader) {
        this.admin = admin;
        this.reader = reader;
    }

    /**
     * Makes the clients; whether there is a broker shows when they ask.
     *
     * @param kafka what every client is told: the brokers' address, and how they let one in
     * @param clientId by which the brokers know them
     * @throws KafkaException if they cannot be made, for example because no broker's name resolves
     */
    public static LagClients of(Map<String, Object> kafka, String clientId) {
        Map<String, Object> common = new HashMap<>(kafka);
        common.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        common.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        common.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        common.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        common.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        common.remove(CommonClientConfigs.GROUP_ID_CONFIG);
        Admin admin = Admin.create(common);
        try {
            return new LagClients(admin, reader(common));
        } catch (KafkaException e) {
            admin.close(Duration.ZERO);
            throw e;
        }
    }

    private static Consumer<byte[], byte[]> reader(Map<String, Object> common) {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** How far a group is. To be asked by one thread, of all groups together. */
    public GroupLag of(String group) {
        return new GroupLag(admin, reader, group, PATIENCE);
    }

    @Override
    public void close() {
        reader.close(CloseOptions.timeout(Duration.ZERO));
        admin.close(Duration.ZERO);
    }
}

package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dyadwatch.contracts.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/** What the services say of themselves, and that one that does not get on ends. */
class TrueHealthIT {
    private static final Map<String, String> SOON = Map.of("DYADWATCH_ALERT_PROGRESS_LIMIT", "PT8S");

    @Test
    void a_process_that_does_not_get_on_although_all_that_it_needs_answers_ends_and_goes_on_when_started_again()
            throws SQLException {
        Map<String, String> settings = new HashMap<>(RunningSystem.UNLIMITED);
        settings.putAll(SOON);
        try (RunningSystem system = RunningSystem.start(EmbeddedStores.start("stalled"), "stalled", 1, settings)) {
            system.deployment().watch(system.deployment().registerReceiver(), "nicolas-maduro", "russia", "sentence");
            RunningService alert = system.alert.get(0);
            Prose prose = new Prose(5);
            try (Connection locking = system.connect();
                    Statement lock = locking.createStatement()) {
                locking.setAutoCommit(false);
                lock.execute("lock table alert in access exclusive mode");
                system.deployment().postAll(List.of(prose.matching(1)));

                assertThat(alert.awaitExit(Duration.ofMinutes(1))).isEqualTo(1);
                locking.rollback();
            }

            alert.restart();

            await().atMost(Duration.ofMinutes(1))
                    .until(() -> !system.receiver.alerts().isEmpty());
            assertThat(alert.isAlive()).isTrue();
        }
    }

    @Test
    void an_instance_for_which_there_is_no_partition_is_ready() {
        try (RunningSystem system = RunningSystem.start(EmbeddedStores.start("many"), "many", 1)) {
            // As many members as there are partitions, whose names come first in the alphabet: the share is by name.
            try (Crowd crowd = new Crowd(system.stores.bootstrapServers(), Topics.ENRICHED_ARTICLE.partitions())) {
                await().atMost(Duration.ofMinutes(1)).until(crowd::hasAll);

                system.alert.get(0).awaitReady();
            }
        }
    }

    /** Members of alert-service's group that take partitions and read nothing. */
    private static final class Crowd implements AutoCloseable {
        private final List<Map<Integer, Boolean>> shares = new ArrayList<>();
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final AtomicBoolean closing = new AtomicBoolean();

        Crowd(String bootstrapServers, int members) {
            for (int i = 0; i < members; i++) {
                Map<Integer, Boolean> share = new ConcurrentHashMap<>();
                shares.add(share);
                String name = "a-" + i;
                threads.execute(() -> sit(bootstrapServers, name, share));
            }
        }

        boolean hasAll() {
            return shares.stream().allMatch(share -> share.size() == 1);
        }

        private void sit(String bootstrapServers, String name, Map<Integer, Boolean> share) {
            try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                    Map.of(
                            "bootstrap.servers",
                            bootstrapServers,
                            "group.id",
                            "alert-service",
                            "client.id",
                            name,
                            "enable.auto.commit",
                            "false"),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer())) {
                consumer.subscribe(List.of(Topics.ENRICHED_ARTICLE.name()));
                while (!closing.get()) {
                    consumer.poll(Duration.ofMillis(100));
                    share.clear();
                    consumer.assignment().forEach(partition -> share.put(partition.partition(), true));
                }
            }
        }

        @Override
        public void close() {
            closing.set(true);
            threads.shutdown();
            await().atMost(Duration.ofSeconds(30)).until(threads::isTerminated);
        }
    }
}

package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A database that is older than what alert-service has read of Kafka: what came in between is missing in it, until
 * {@code dyadwatch rewind} sets the service back. The procedure of docs/backup.md; its copy of the database is one of the
 * server's files here, and one of {@code pg_dump} in the Compose file.
 */
class RestoreIT {
    private static final int BEFORE = 150;
    private static final int AFTER = 200;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Test
    void aRestoredDatabaseHasEveryAlertOnceAfterARewind() {
        EmbeddedStores stores = EmbeddedStores.start("restore");
        try (RunningSystem system = RunningSystem.start(stores, "restore", 1, RunningSystem.UNLIMITED);
                TopicLog<EnrichedArticle> enriched =
                        new TopicLog<>(stores.bootstrapServers(), Topics.ENRICHED_ARTICLE);
                ConsumerLag unread = new ConsumerLag(stores.bootstrapServers(), "alert-service", enriched)) {
            String endpoint = system.deployment().registerReceiver();
            List<String> watches = IntStream.range(0, 2)
                    .mapToObj(i -> system.deployment().watch(endpoint, "nicolas-maduro", "russia", "sentence"))
                    .toList();
            RunningService alert = system.alert.get(0);
            Prose prose = new Prose(5);

            Set<String> expected = new TreeSet<>(post(system, prose, 0, BEFORE, watches));
            awaitDelivered(system, expected);
            stores.stopPostgres();
            stores.backUpPostgres();
            Instant backedUp = Instant.now();
            stores.startPostgres();
            expected.addAll(post(system, prose, BEFORE, AFTER, watches));
            awaitDelivered(system, expected);
            Map<String, String> webhooks = webhookOfAlert(system);

            alert.close();
            stores.stopPostgres();
            stores.restorePostgres();
            stores.startPostgres();
            alert.restart();
            alert.awaitReady();
            // It reads on where it was, and so what it read since the backup is nowhere.
            expected.addAll(post(system, prose, BEFORE + AFTER, 2, watches));
            await().atMost(LIMIT).until(() -> enriched.records().size() == BEFORE + AFTER + 2 && unread.records() == 0);
            assertThat(alerts(system)).hasSize((BEFORE + 2) * watches.size());

            alert.close();
            Command.Result rewound = Command.dyadwatch(
                    "rewind",
                    "--to",
                    backedUp.minus(Duration.ofMinutes(1)).toString(),
                    "--bootstrap-servers",
                    stores.bootstrapServers());
            assertThat(rewound.exit()).as(rewound.output()).isZero();
            system.receiver.received().clear();
            alert.restart();
            alert.awaitReady();

            await().atMost(LIMIT).untilAsserted(() -> assertThat(alerts(system)).hasSameSizeAs(expected));
            assertThat(alerts(system)).containsExactlyInAnyOrderElementsOf(expected);
            await().atMost(LIMIT)
                    .until(() -> system.query("select count(*) from delivery where state <> 'delivered'")
                            .equals(List.of("0")));
            Map<String, String> again = webhookOfAlert(system);
            assertThat(again).hasSizeGreaterThanOrEqualTo(AFTER * watches.size());
            // What was sent before the restore comes again as what it was: subscribers know it by its webhook-id.
            webhooks.keySet().retainAll(again.keySet());
            assertThat(webhooks).hasSizeGreaterThanOrEqualTo(AFTER * watches.size());
            assertThat(again).containsAllEntriesOf(webhooks);
        }
    }

    /** Every article matches every watch; answers the alerts there must be, as {@link #alerts} has them. */
    private static Set<String> post(RunningSystem system, Prose prose, int first, int count, List<String> watches) {
        List<Map<String, Object>> articles =
                IntStream.range(first, first + count).mapToObj(prose::matching).toList();
        List<String> ids = system.deployment().postAll(articles);
        return watches.stream()
                .flatMap(watch -> ids.stream().map(id -> watch + " " + id))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void awaitDelivered(RunningSystem system, Set<String> expected) {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(webhookOfAlert(system)).hasSameSizeAs(expected));
        await().atMost(LIMIT)
                .until(() -> system.query("select count(*) from delivery where state <> 'delivered'")
                        .equals(List.of("0")));
    }

    private static List<String> alerts(RunningSystem system) {
        return system.query("select watch_id || ' ' || article_id from alert");
    }

    /** The {@code webhook-id} under which each alert came; fails where one came under two. */
    private static Map<String, String> webhookOfAlert(RunningSystem system) {
        Map<String, Set<String>> webhooks = new HashMap<>();
        for (Receiver.Received each : system.receiver.received()) {
            each.alerts()
                    .forEach(alert -> webhooks.computeIfAbsent(alert.get("id").asText(), id -> new TreeSet<>())
                            .add(each.id()));
        }
        assertThat(webhooks.values()).allMatch(ids -> ids.size() == 1, "is one webhook-id");
        Map<String, String> one = new TreeMap<>();
        webhooks.forEach((alert, ids) -> one.put(alert, ids.iterator().next()));
        return one;
    }
}

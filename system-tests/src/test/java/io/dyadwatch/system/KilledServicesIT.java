package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code kill -9} at seeded moments with work unread, then every record counted; the method of Kafka's own
 * {@code streams_eos_test.py}.
 */
class KilledServicesIT {
    private static final int ARTICLES = 2000;
    private static final int KILLS = 3;
    private static final int UNREAD_AT_LEAST = 200;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = 1)
    void nothing_is_lost_and_nothing_comes_twice(long seed) {
        kill(seed, KILLS);
    }

    @Tag("soak")
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void nothing_is_lost_and_nothing_comes_twice_at_many_other_moments(long seed) {
        kill(seed, KILLS);
    }

    private static void kill(long seed, int kills) {
        Random random = new Random(seed);
        try (RunningSystem system = RunningSystem.start(
                        EmbeddedStores.start("kills"), "kills-" + seed, 1, RunningSystem.UNLIMITED);
                TopicLog<EnrichedArticle> enriched =
                        new TopicLog<>(system.stores.bootstrapServers(), Topics.ENRICHED_ARTICLE);
                TopicLog<Article> articleLog = new TopicLog<>(system.stores.bootstrapServers(), Topics.ARTICLE);
                ConsumerLag enrichLag =
                        new ConsumerLag(system.stores.bootstrapServers(), "enrich-service", articleLog);
                ConsumerLag alertLag = new ConsumerLag(system.stores.bootstrapServers(), "alert-service", enriched)) {
            String endpoint = system.deployment().registerReceiver();
            // Three watches, so that a kill often falls between what one article writes.
            List<String> watches = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                watches.add(system.deployment().watch(endpoint, "nicolas-maduro", "russia", "sentence"));
            }
            RunningService alert = system.alert.get(0);
            alert.kill();
            system.enrich.kill();
            Articles articles = Articles.generate(seed, ARTICLES);
            List<String> ids = system.deployment().postAll(articles.all());

            await().atMost(Duration.ofMinutes(1))
                    .until(() -> articleLog.records().size() == ARTICLES);
            killWhileUnread("enrich", system.enrich, random, kills, enrichLag::records);
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> enriched.records().size() >= ARTICLES && enrichLag.records() == 0);
            killWhileUnread("alert", alert, random, kills, alertLag::records);

            Set<String> expected = new TreeSet<>();
            for (String watch : watches) {
                articles.matching().forEach(i -> expected.add(watch + " " + ids.get(i)));
            }
            await().atMost(Duration.ofMinutes(3))
                    .untilAsserted(() -> assertThat(deliveredAlerts(system)).hasSameSizeAs(expected));
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> system.query("select count(*) from delivery where state <> 'delivered'")
                            .equals(List.of("0")));

            assertEnrichedOnce(enriched, ids);
            assertThat(deliveredAlerts(system)).isEqualTo(expected);
            assertThat(system.query("select watch_id || ' ' || article_id from alert"))
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertOneIdAndOneBodyForEachAlert(system.receiver.received());
        }
    }

    /** Kills with at least {@value #UNREAD_AT_LEAST} unread, each time after it has read something since its start. */
    private static void killWhileUnread(
            String name, RunningService service, Random random, int kills, LongSupplier unread) {
        service.restart();
        long before = unread.getAsLong();
        for (int i = 0; i < kills; i++) {
            long share = (before - UNREAD_AT_LEAST) / (kills - i + 1);
            long until = before - 1 - random.nextInt((int) Math.max(1, share));
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> unread.getAsLong() <= until);
            long left = unread.getAsLong();
            service.kill();
            long killed = System.nanoTime();
            assertThat(left).as("unread records when %s was killed", name).isGreaterThanOrEqualTo(UNREAD_AT_LEAST);
            service.restart();
            // Read late: the broker may still take a commit that was on its way when the service died.
            long atKill = unread.getAsLong();
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> unread.getAsLong() < atKill);
            System.out.printf(
                    "%s killed with %d unread, back at work after %.1f s%n",
                    name, left, (System.nanoTime() - killed) / 1e9);
            before = unread.getAsLong();
        }
    }

    private static void assertEnrichedOnce(TopicLog<EnrichedArticle> enriched, List<String> ids) {
        await().atMost(Duration.ofMinutes(1)).until(() -> enriched.records().size() >= ids.size());
        List<String> keys =
                enriched.records().stream().map(ConsumerRecord::key).sorted().toList();
        assertThat(keys).isEqualTo(ids.stream().sorted().toList());
        assertThat(enriched.values()).allMatch(e -> e.revision() == 1, "is revision 1");
    }

    private static Set<String> deliveredAlerts(RunningSystem system) {
        return system.receiver.alerts().stream()
                .map(a -> a.at("/watch/id").asText() + " " + a.at("/article/id").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void assertOneIdAndOneBodyForEachAlert(List<Receiver.Received> received) {
        assertThat(received).allMatch(Receiver.Received::verified, "is verified");
        Map<String, Set<String>> bodiesById = new HashMap<>();
        Map<String, Set<String>> idsByAlert = new HashMap<>();
        for (Receiver.Received each : received) {
            bodiesById.computeIfAbsent(each.id(), id -> new HashSet<>()).add(each.body());
            for (JsonNode alert : each.alerts()) {
                idsByAlert
                        .computeIfAbsent(alert.get("id").asText(), id -> new HashSet<>())
                        .add(each.id());
            }
        }
        assertThat(bodiesById.values()).allMatch(bodies -> bodies.size() == 1, "is one body");
        assertThat(idsByAlert.values()).allMatch(webhooks -> webhooks.size() == 1, "is one webhook-id");
    }

    /**
     * @param all what to post
     * @param matching indexes of those that the watch must find
     */
    private record Articles(List<Map<String, Object>> all, List<Integer> matching) {
        static Articles generate(long seed, int count) {
            Prose prose = new Prose(seed);
            List<Map<String, Object>> all = new ArrayList<>();
            List<Integer> matching = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                boolean match = i % 2 == 0;
                all.add(match ? prose.matching(i) : prose.other(i));
                if (match) {
                    matching.add(i);
                }
            }
            return new Articles(all, matching);
        }
    }
}

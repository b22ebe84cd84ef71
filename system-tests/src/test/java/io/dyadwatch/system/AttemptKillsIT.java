package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.Alert;
import io.dyadwatch.contracts.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} of the alert-service at every step of an attempt. The next one starts at once, sometimes the same
 * instance and sometimes another, and what the dead one had in hand comes again in the middle of later rounds, when its
 * lease is over. Everything is counted at the end.
 */
class AttemptKillsIT {
    /** As many as are sent to one endpoint at a time. */
    private static final int MOST_ALERTS = 4;

    private static final List<AttemptStep> STEPS = List.of(AttemptStep.values());

    @Test
    void nothing_is_lost_when_it_is_killed_at_each_step_of_an_attempt() {
        killAtEachStep(1, STEPS.size());
    }

    @Tag("soak")
    @Test
    void nothing_is_lost_when_it_is_killed_a_hundred_times() {
        killAtEachStep(2, 100);
    }

    private static void killAtEachStep(long seed, int kills) {
        Random random = new Random(seed);
        Prose prose = new Prose(seed);
        Set<String> posted = new TreeSet<>();
        try (SteppedReceiver receiver = new SteppedReceiver();
                RunningSystem system = RunningSystem.start(
                        EmbeddedStores.start("attempts"), "attempts-" + seed, 0, settings(receiver))) {
            List<RunningService> instances = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                instances.add(system.startAlert("attempts-" + seed + "-alert-" + i, member("alert-" + i)));
            }
            instances.get(1).kill();
            RunningService running = instances.get(0).awaitReady();
            JsonNode endpoint = Deployment.created(running.http().post("/v1/endpoints", Map.of("url", receiver.url())));
            receiver.knows(endpoint.get("secret").asText());
            system.deployment().watch(endpoint.get("id").asText(), "nicolas-maduro", "russia", "sentence");

            AttemptKill attempts = new AttemptKill(system, receiver);
            for (int i = 0; i < kills; i++) {
                AttemptStep step = STEPS.get(i % STEPS.size());
                List<Map<String, Object>> articles = new ArrayList<>();
                for (int n = 1 + random.nextInt(MOST_ALERTS); n > 0; n--) {
                    articles.add(prose.matching(posted.size() + articles.size()));
                }
                int inFlight = attempts.kill(
                        running, step, () -> posted.addAll(system.deployment().postAll(articles)));
                running = instances.get(random.nextInt(instances.size()));
                running.restart();
                System.out.printf(
                        "kill %d at %s: %d alerts posted, %d in flight%n", i + 1, step, articles.size(), inFlight);
            }

            await().atMost(Duration.ofMinutes(3))
                    .untilAsserted(() -> assertThat(system.query("select article_id from alert order by 1"))
                            .containsExactlyElementsOf(posted));
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> system.query("select count(*) from delivery where state <> 'delivered'")
                            .equals(List.of("0")));
            List<SteppedReceiver.Received> received = receiver.received();
            int duplicates = assertAllDelivered(received, posted);
            System.out.printf(
                    "%d kills, %d alerts, 0 lost, %d duplicates of at most %d that were in flight%n",
                    kills, posted.size(), duplicates, attempts.inFlight());
            assertThat(duplicates).isLessThanOrEqualTo(attempts.inFlight());
            assertAttemptsAreConsistent(system);
            try (TopicLog<Alert> alerts = new TopicLog<>(system.stores.bootstrapServers(), Topics.ALERT)) {
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(onKafka(alerts)).isEqualTo(posted));
            }
        }
    }

    /** How many requests came again; each with the bytes that it came with first, and signed. */
    private static int assertAllDelivered(List<SteppedReceiver.Received> received, Set<String> posted) {
        assertThat(received).allMatch(SteppedReceiver.Received::verified, "is verified");
        Map<String, Set<String>> bodies = received.stream()
                .collect(Collectors.groupingBy(
                        SteppedReceiver.Received::id,
                        Collectors.mapping(SteppedReceiver.Received::body, Collectors.toSet())));
        assertThat(bodies.values()).allMatch(each -> each.size() == 1, "is one body, byte by byte");
        Map<String, List<String>> idsByArticle = received.stream()
                .flatMap(r -> articles(r).stream().map(article -> Map.entry(article, r.id())))
                .distinct()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        assertThat(idsByArticle.keySet()).containsExactlyInAnyOrderElementsOf(posted);
        assertThat(idsByArticle.values()).allMatch(ids -> ids.size() == 1, "is one webhook-id");
        return received.size() - bodies.size();
    }

    private static Set<String> onKafka(TopicLog<Alert> alerts) {
        return alerts.values().stream().map(a -> a.article().id()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> articles(SteppedReceiver.Received request) {
        List<String> articles = new ArrayList<>();
        Deployment.parse(request.text())
                .at("/data/alerts")
                .forEach(alert -> articles.add(alert.at("/article/id").asText()));
        return articles;
    }

    private static void assertAttemptsAreConsistent(RunningSystem system) {
        assertThat(system.query("select d.id from delivery d where d.lease_id is not null or d.lease_until is not null"
                        + " or d.finished_at is null"))
                .isEmpty();
        assertThat(system.query("select d.id from delivery d where d.target = 'webhook' and (d.attempts < 1"
                        + " or d.attempts <> (select count(*) from attempt a where a.delivery_id = d.id)"
                        + " or d.attempts <> (select max(number) from attempt a where a.delivery_id = d.id)"
                        + " or (select status from attempt a where a.delivery_id = d.id and a.number = d.attempts)"
                        + " is distinct from 204)"))
                .isEmpty();
    }

    /** A lease as short as may be, so that what was in hand comes again within the test. */
    private static Map<String, String> settings(SteppedReceiver receiver) {
        return Map.of(
                "DYADWATCH_ALERT_REQUEST_TIMEOUT", "PT6S",
                "DYADWATCH_ALERT_LEASE", "PT13S",
                "DYADWATCH_ALERT_POLL_INTERVAL", "PT0.1S",
                "DYADWATCH_ALERT_ALLOWED_NETWORKS", "127.0.0.1/32:" + receiver.port());
    }

    /** A member that is known by name gets its partitions back without waiting for its dead self. */
    private static Map<String, String> member(String name) {
        return Map.of("DYADWATCH_ALERT_GROUP_INSTANCE_ID", name);
    }
}

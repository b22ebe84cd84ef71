package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dyadwatch.contracts.ActorPair;
import io.dyadwatch.contracts.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CanaryIT {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String ARTICLES = "select count(*) from alert where watch_id = (select id from watch"
            + " where definition ->> 'name' = 'canary')";

    @Test
    void canaries_arrive_while_the_way_works_stay_away_while_enrich_is_stopped_and_come_again() {
        EmbeddedStores stores = EmbeddedStores.start("canary");
        try (RunningSystem system = RunningSystem.start(stores, "canary", 0)) {
            Map<String, String> canary = Map.of(
                    "DYADWATCH_ALERT_CANARY_INGEST_URL",
                    "http://127.0.0.1:" + system.ingest.port(),
                    "DYADWATCH_ALERT_CANARY_INTERVAL",
                    "PT2S");
            RunningService one = system.startAlert("canary-alert-0", canary);
            RunningService other = system.startAlert("canary-alert-1", canary);
            one.awaitReady();
            other.awaitReady();

            await().atMost(SOON).until(() -> lastSuccess(one) > 0 && lastSuccess(other) > 0);
            double first = lastSuccess(one);
            await().atMost(SOON).until(() -> lastSuccess(one) > first + 5);

            system.enrich.kill();
            awaitNothingMore(system);
            double stopped = lastSuccess(one);
            int posted = posted(one) + posted(other);
            // It goes on posting, and nothing arrives.
            await().atMost(SOON).until(() -> posted(one) + posted(other) > posted + 5);
            assertThat(lastSuccess(one)).isEqualTo(stopped);
            assertThat(lastSuccess(other)).isEqualTo(stopped);

            system.enrich.restart();
            await().atMost(SOON).until(() -> lastSuccess(one) > stopped + 5);

            // No copies of each other, no news, no subscriber's.
            assertThat(system.query("select count(*) from sighting s join alert a on a.id = s.alert_id"
                            + " where s.article_id <> a.article_id"))
                    .containsExactly("0");
            assertThat(system.query("select name from source")).isEmpty();
            assertThat(sum(one, "dyadwatch_publish_to_webhook_seconds_count")
                            + sum(other, "dyadwatch_publish_to_webhook_seconds_count"))
                    .isZero();
            assertThat(system.query("select distinct subscriber_id from alerts_of_day"))
                    .containsExactly("00000000-0000-0000-0000-000000000003");
            try (TopicLog<ActorPair> pairs = new TopicLog<>(stores.bootstrapServers(), Topics.ACTOR_PAIR)) {
                await().atMost(SOON).until(() -> !pairs.records().isEmpty());
                assertThat(pairs.records())
                        .extracting(record -> record.key())
                        .containsOnly("dyadwatch-canary-receiver~dyadwatch-canary-sender");
            }
            // One of the two had each turn: not twice as many as there were turns.
            long seconds = Long.parseLong(
                    system.query("select ceil(extract(epoch from max(posted_at) - min(posted_at))) from canary_article")
                            .get(0));
            assertThat(Long.parseLong(
                            system.query("select count(*) from canary_article").get(0)))
                    .isLessThanOrEqualTo(seconds / 2 + 1);
        }
    }

    /** What was on its way when enrich was stopped has arrived: every alert is delivered. */
    private static void awaitNothingMore(RunningSystem system) {
        await().atMost(SOON)
                .pollInterval(Duration.ofSeconds(3))
                .until(() -> system.query(ARTICLES)
                        .equals(system.query(
                                "select count(*) from delivery where endpoint_id = '00000000-0000-0000-0000-000000000003'"
                                        + " and state = 'delivered'")));
    }

    private static double lastSuccess(RunningService service) {
        return sum(service, "dyadwatch_canary_last_success_timestamp_seconds");
    }

    private static int posted(RunningService service) {
        return (int) sum(service, "dyadwatch_canary_posted_total");
    }

    /** Of all series of this name. */
    private static double sum(RunningService service, String name) {
        Matcher lines = Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? (\\S+)$")
                .matcher(service.http().get("/q/metrics").body());
        List<Double> values =
                lines.results().map(line -> Double.valueOf(line.group(1))).toList();
        assertThat(values).as(name).isNotEmpty();
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }
}

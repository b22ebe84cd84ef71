package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class StoresAwayIT {
    private static final Duration AWAY = Duration.ofSeconds(30);

    @Test
    void postgresql_and_then_kafka_go_away_under_load_and_nothing_is_lost() throws InterruptedException {
        EmbeddedStores stores = EmbeddedStores.start("away");
        try (RunningSystem system = RunningSystem.start(stores, "away", 1, settings())) {
            system.deployment().watch(system.deployment().registerReceiver(), "nicolas-maduro", "russia", "sentence");
            Load load = new Load(system);
            load.start();
            load.awaitMore(20);

            stores.stopPostgres();
            holdFor(AWAY);
            assertReady(system.ingest, 200);
            assertReady(system.enrich, 200);
            assertReady(system.alert.get(0), 503);
            stores.startPostgres();
            load.awaitMore(20);

            stores.stopKafka();
            holdFor(AWAY);
            for (RunningService service : List.of(system.ingest, system.enrich, system.alert.get(0))) {
                assertReady(service, 503);
                assertThat(service.http().get("/q/health/live").status()).isEqualTo(200);
            }
            stores.startKafka();
            load.awaitMore(20);
            load.stop();

            Set<String> posted = new TreeSet<>(load.accepted);
            // Also an article that was answered with 503 may have got through; it is posted again until it is accepted.
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(system.receiver.alerts().stream()
                                    .map(a -> a.at("/article/id").asText())
                                    .collect(Collectors.toSet()))
                            .isEqualTo(posted));
            assertThat(system.query("select article_id from alert order by 1")).containsExactlyElementsOf(posted);
            try (TopicLog<EnrichedArticle> enriched =
                            new TopicLog<>(stores.bootstrapServers(), Topics.ENRICHED_ARTICLE);
                    TopicLog<byte[]> unreadArticles = new TopicLog<>(stores.bootstrapServers(), Topics.ARTICLE_DLQ);
                    TopicLog<byte[]> unreadEnriched =
                            new TopicLog<>(stores.bootstrapServers(), Topics.ENRICHED_ARTICLE_DLQ)) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> enriched.records().size() >= posted.size());
                assertThat(enriched.records().stream()
                                .map(ConsumerRecord::key)
                                .sorted()
                                .toList())
                        .containsExactlyElementsOf(posted);
                assertThat(unreadArticles.records()).isEmpty();
                assertThat(unreadEnriched.records()).isEmpty();
            }
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(system.query("select distinct state from delivery"))
                            .containsExactly("delivered"));
            assertThat(load.retryAfterMissing).as("503 without Retry-After").isEmpty();
        }
    }

    /** A store is away for longer than a process may stand still: who waits for it must not end. */
    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(RunningSystem.UNLIMITED);
        settings.put("DYADWATCH_ALERT_PROGRESS_LIMIT", "PT15S");
        return settings;
    }

    private static void assertReady(RunningService service, int status) {
        assertThat(service.isAlive()).isTrue();
        assertThat(service.http().get("/q/health/ready").status()).isEqualTo(status);
    }

    /** Time is the subject here: the store stays away this long. */
    private static void holdFor(Duration away) throws InterruptedException {
        Thread.sleep(away.toMillis());
    }

    /** One client that posts one article after the other and repeats each until it is accepted. */
    private static final class Load {
        private final RunningSystem system;
        private final List<String> accepted = new CopyOnWriteArrayList<>();
        private final List<String> retryAfterMissing = new ArrayList<>();
        private final AtomicBoolean running = new AtomicBoolean(true);
        private final Thread thread = new Thread(this::run, "load");

        Load(RunningSystem system) {
            this.system = system;
        }

        void start() {
            thread.start();
        }

        void stop() throws InterruptedException {
            running.set(false);
            thread.join();
        }

        void awaitMore(int articles) {
            int now = accepted.size();
            await().atMost(Duration.ofMinutes(1)).until(() -> accepted.size() >= now + articles);
        }

        private void run() {
            Prose prose = new Prose(11);
            for (int i = 0; running.get(); i++) {
                Map<String, Object> article = prose.matching(i);
                Http.Answer answer = post(article);
                while (answer.status() == 503) {
                    answer = post(article);
                }
                accepted.add(answer.json().get("id").asText());
            }
        }

        private Http.Answer post(Map<String, Object> article) {
            Http.Answer answer = system.ingest.http().post("/v1/articles", article);
            if (answer.status() == 503
                    && answer.response().headers().firstValue("retry-after").isEmpty()) {
                retryAfterMissing.add(answer.body());
            }
            return answer;
        }
    }
}

package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.system.RawPost.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** {@code SIGTERM} to each service in turn while articles are posted, as a rolling restart does. */
class GracefulStopIT {
    /** What {@code docker stop} is told to wait. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private static final int PER_SECOND = 40;

    @Test
    void a_service_that_is_stopped_under_load_ends_what_it_began_and_nothing_is_lost() {
        try (RunningSystem system =
                        RunningSystem.start(EmbeddedStores.start("stops"), "stops", 1, RunningSystem.UNLIMITED);
                TopicLog<EnrichedArticle> enriched =
                        new TopicLog<>(system.stores.bootstrapServers(), Topics.ENRICHED_ARTICLE)) {
            system.deployment().watch(system.deployment().registerReceiver(), "nicolas-maduro", "russia", "sentence");
            RunningService alert = system.alert.get(0);
            Set<String> accepted;
            List<RawPost.Result> results;
            try (SteadyLoad load = new SteadyLoad(system.ingest.port(), PER_SECOND, Prose::matching)) {
                load.awaitMore(40);
                long ingestAsked = stop(system.ingest);
                assertAnsweredIfSentBefore(ingestAsked, load.results());
                system.ingest.restart();
                load.awaitMore(40);
                for (RunningService reader : List.of(system.enrich, alert)) {
                    stop(reader);
                    load.awaitMore(20);
                    reader.restart();
                    reader.awaitReady();
                    load.awaitMore(40);
                }
                load.stop();
                accepted = load.accepted();
                results = load.results();
            }

            assertThat(results.stream().map(RawPost.Result::outcome))
                    .as("answers that began and did not end")
                    .noneMatch(Outcome.Cut.class::isInstance);
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(alerted(system)).isEqualTo(accepted));
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(system.query("select distinct state from delivery"))
                            .containsExactly("delivered"));
            await().atMost(Duration.ofMinutes(1)).until(() -> enriched.records().size() >= accepted.size());
            assertThat(enriched.records().stream()
                            .map(ConsumerRecord::key)
                            .sorted()
                            .toList())
                    .as("enriched articles, each once")
                    .containsExactlyElementsOf(accepted);
        }
    }

    @Test
    void a_batch_that_is_still_being_sent_when_its_service_stops_is_answered_up_to_the_last_line_that_was_read()
            throws Exception {
        try (EmbeddedStores stores = EmbeddedStores.start("stopped-batch");
                RunningService ingest = RunningService.start(
                        "stopped-batch-ingest",
                        "ingest-service",
                        Map.of("KAFKA_BOOTSTRAP_SERVERS", stores.bootstrapServers()))) {
            ingest.awaitReady();
            Prose prose = new Prose(3);
            Set<String> accepted;
            try (OpenBatch batch = new OpenBatch(ingest.port())) {
                for (int i = 0; i < 50; i++) {
                    batch.send(prose.matching(i));
                }
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> !batch.results().isEmpty());

                stop(ingest);

                await().atMost(Duration.ofSeconds(5)).until(batch::isOver);
                assertThat(batch.endedRegularly())
                        .as("an end that looks as if it was all")
                        .isFalse();
                accepted = batch.results().stream()
                        .filter(line -> line.path("status").asInt() == 202)
                        .map(line -> line.get("id").asText())
                        .collect(Collectors.toSet());
            }
            assertThat(accepted).isNotEmpty();
            try (TopicLog<?> log = new TopicLog<>(stores.bootstrapServers(), Topics.ARTICLE)) {
                await().atMost(Duration.ofSeconds(30)).until(() -> log.records().size() >= accepted.size());
                assertThat(log.records().stream().map(ConsumerRecord::key).collect(Collectors.toSet()))
                        .isEqualTo(accepted);
            }
        }
    }

    private static Set<String> alerted(RunningSystem system) {
        return system.receiver.alerts().stream()
                .map(each -> each.at("/article/id").asText())
                .collect(Collectors.toSet());
    }

    /** Answers when it was asked to, as {@link System#nanoTime()}. */
    private static long stop(RunningService service) {
        long asked = System.nanoTime();
        service.terminate();
        assertThat(service.awaitExit(STOP_LIMIT)).as("exit code").isIn(0, 143);
        return asked;
    }

    private static void assertAnsweredIfSentBefore(long asked, List<RawPost.Result> results) {
        assertThat(results.stream().filter(result -> result.sentAt() < asked).map(RawPost.Result::outcome))
                .as("what became of the requests that were sent before the stop")
                .allMatch(outcome -> outcome instanceof Outcome.Answered answer && answer.status() == 202);
    }
}

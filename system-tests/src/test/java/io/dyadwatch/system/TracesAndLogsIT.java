package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What operators see of an article's way, and what nobody may see. Closing a system looks through its logs. */
class TracesAndLogsIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SENDERS_SPAN = "00f067aa0ba902b7";
    private static final String SENT = "00-" + TRACE + "-" + SENDERS_SPAN + "-01";

    private final Prose prose = new Prose(41);

    @Test
    void one_trace_leads_from_the_request_through_both_topics_to_the_attempt() {
        try (Collector collector = new Collector();
                RunningSystem system = RunningSystem.start(
                        EmbeddedStores.start("traces"),
                        "traces",
                        1,
                        Map.of(),
                        Map.of(
                                "DYADWATCH_TRACES", collector.url(),
                                "QUARKUS_OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "http/protobuf",
                                "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms",
                                "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true"))) {
            Deployment deployment = system.deployment();
            deployment.watch(deployment.registerReceiver(), "nicolas-maduro", "russia", "sentence");
            post(system, Map.of("content-type", "application/json", "traceparent", SENT));

            Receiver.Received webhook = awaitWebhook(system);
            await().atMost(SOON)
                    .until(() -> ofTrace(collector)
                            .anyMatch(span -> span.is("alert-service", "attempt")
                                    && span.attributes().containsKey("dyadwatch.endpoint.id")));
            await().atMost(SOON).until(() -> ofTrace(collector).anyMatch(span -> span.kind() == 2));

            CollectedSpan request = only(collector, "ingest-service", "POST /v1/articles");
            CollectedSpan sent = only(collector, "ingest-service", "send news.article.v1");
            CollectedSpan processed = only(collector, "enrich-service", "process news.article.v1");
            CollectedSpan tagged = only(collector, "enrich-service", "tag article");
            CollectedSpan sentOn = only(collector, "enrich-service", "send news.enriched-article.v1");
            CollectedSpan matched = only(collector, "alert-service", "process news.enriched-article.v1");
            CollectedSpan attempt = ofTrace(collector)
                    .filter(span -> span.is("alert-service", "attempt")
                            && span.attributes().containsKey("dyadwatch.endpoint.id"))
                    .findFirst()
                    .orElseThrow();
            assertThat(List.of(
                            request.parent(),
                            sent.parent(),
                            processed.parent(),
                            tagged.parent(),
                            sentOn.parent(),
                            matched.parent(),
                            attempt.parent()))
                    .containsExactly(
                            SENDERS_SPAN,
                            request.id(),
                            sent.id(),
                            processed.id(),
                            processed.id(),
                            sentOn.id(),
                            matched.id());
            assertThat(webhook.header("traceparent")).isEqualTo("00-" + TRACE + "-" + attempt.id() + "-01");

            // Without a trace of the sender's, each line of a batch has its own.
            deployment.postAll(List.of(prose.other(2), prose.other(3)));
            await().atMost(SOON).until(() -> linesOf(collector).count() == 2);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(linesOf(collector))
                            .allMatch(line -> line.parent().isEmpty())
                            .allMatch(line -> collector.spans().stream()
                                    .anyMatch(span -> span.is("alert-service", "process news.enriched-article.v1")
                                            && span.trace().equals(line.trace())))
                            .extracting(CollectedSpan::trace)
                            .doesNotHaveDuplicates());

            assertThat(collector.spans())
                    .flatExtracting(span -> span.attributes().values())
                    .noneMatch(value -> value.contains(system.receiver.url())
                            || value.contains("Maduro")
                            || value.contains("hush")
                            || value.startsWith("whsec_"));
        }
    }

    @Test
    void without_a_collector_the_senders_trace_passes_through() {
        try (RunningSystem system = RunningSystem.start(EmbeddedStores.start("untraced"), "untraced", 1)) {
            Deployment deployment = system.deployment();
            deployment.watch(deployment.registerReceiver(), "nicolas-maduro", "russia", "sentence");
            post(system, Map.of("content-type", "application/json", "traceparent", SENT));

            assertThat(awaitWebhook(system).header("traceparent")).isEqualTo(SENT);
        }
    }

    @Test
    void at_the_most_talkative_level_too_logs_tell_nothing_that_came_from_outside() {
        try (RunningSystem system = RunningSystem.start(
                EmbeddedStores.start("talkative"), "talkative", 1, Map.of(), Map.of("QUARKUS_LOG_LEVEL", "DEBUG"))) {
            Deployment deployment = system.deployment();
            deployment.watch(deployment.registerReceiver(), "nicolas-maduro", "russia", "sentence");
            String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
            assertThat(system.alert
                            .get(0)
                            .http()
                            .post("/v1/endpoints", Map.of("url", system.receiver.url("/own"), "secret", secret))
                            .status())
                    .isEqualTo(201);
            Map<String, String> json =
                    Map.of("content-type", "application/json", "authorization", "Bearer dwt_" + "A".repeat(43));
            // Refused for what stands in them, each by another reader.
            String broken = "{\"url\":\"https://example.org/b\",\"text\":\"" + prose.sentence() + "\"";
            assertThat(system.ingest
                            .http()
                            .send("POST", "/v1/articles", json, broken)
                            .status())
                    .isBetween(400, 499);
            assertThat(system.enrich
                            .http()
                            .send("POST", "/v1/enrich", json, broken)
                            .status())
                    .isBetween(400, 499);
            assertThat(system.alert
                            .get(0)
                            .http()
                            .send("POST", "/v1/watches", json, "{\"name\":\"" + prose.sentence() + "\",\"sides\":3}")
                            .status())
                    .isBetween(400, 499);
            post(system, json);

            awaitWebhook(system);
        }
    }

    private void post(RunningSystem system, Map<String, String> headers) {
        Http.Answer answer =
                system.ingest.http().send("POST", "/v1/articles?token=hush", headers, Http.write(prose.matching(1)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    }

    private static Receiver.Received awaitWebhook(RunningSystem system) {
        await().atMost(SOON).until(() -> !system.receiver.alerts().isEmpty());
        return system.receiver.received().get(0);
    }

    private static Stream<CollectedSpan> ofTrace(Collector collector) {
        return collector.spans().stream().filter(span -> span.trace().equals(TRACE));
    }

    private static Stream<CollectedSpan> linesOf(Collector collector) {
        return collector.spans().stream().filter(span -> span.is("ingest-service", "line of a batch"));
    }

    private static CollectedSpan only(Collector collector, String service, String name) {
        List<CollectedSpan> found =
                ofTrace(collector).filter(span -> span.is(service, name)).toList();
        assertThat(found)
                .as("%s of %s among %s", name, service, ofTrace(collector).toList())
                .hasSize(1);
        return found.get(0);
    }
}

package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** The running services export what {@code docs/metrics.md} lists, and it lists all of ours that they export. */
class MetricsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void every_service_exports_what_the_page_of_metrics_lists() {
        try (RunningSystem system = RunningSystem.start(EmbeddedStores.start("metrics"), "metrics", 1)) {
            system.undisturbed();
            Map<String, Http> services = new LinkedHashMap<>();
            services.put("ingest", system.ingest.http());
            services.put("enrich", system.enrich.http());
            services.put("alert", system.alert.get(0).http());

            whatIsKnownFromTheStartIsThereFromTheStart(services);
            postNews(system.deployment());
            system.enrich.http().get("/v1/topics");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> services.forEach((service, http) -> listedAndNoMore(service, metrics(http))));
            nothingAnArticleOrACallerMadeUpIsALabel(services);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> services.forEach((service, http) -> assertThat(
                                    value(metrics(http), "dyadwatch_seconds_behind{hop=\"" + service + "\"}"))
                            .as("%s is behind", service)
                            .isZero()));
        }
    }

    @Test
    void what_waits_for_a_service_that_does_not_take_it_makes_the_hop_fall_behind() {
        try (RunningSystem system = RunningSystem.start(EmbeddedStores.start("behind"), "behind", 1)) {
            Http alert = system.alert.get(0).http();
            assertThat(value(metrics(alert), "dyadwatch_seconds_behind{hop=\"alert\"}"))
                    .isZero();

            // Only what a watch matches needs PostgreSQL.
            system.deployment().watch(system.deployment().registerReceiver(), "nicolas-maduro", "russia", "sentence");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(value(metrics(alert), "dyadwatch_alert_watches"))
                            .isEqualTo(1));
            ((EmbeddedStores) system.stores).stopPostgres();
            postNews(system.deployment());

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(value(metrics(alert), "dyadwatch_seconds_behind{hop=\"alert\"}"))
                            .isGreaterThan(3));
            assertThat(value(metrics(alert), "dyadwatch_records_behind{hop=\"alert\"}"))
                    .isPositive();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    value(metrics(system.enrich.http()), "dyadwatch_seconds_behind{hop=\"enrich\"}"))
                            .isZero());

            ((EmbeddedStores) system.stores).startPostgres();

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(value(metrics(alert), "dyadwatch_seconds_behind{hop=\"alert\"}"))
                            .isZero());
        }
    }

    private static void postNews(Deployment system) {
        system.postAll(List.of(
                Map.of("source", "metrics", "text", "Nicolás Maduro met Sergey Lavrov of Russia over sanctions."),
                Map.of("source", "metrics", "text", "Cuba and Panama signed nothing in Havana.")));
        assertThat(system.ingest().post("/v1/articles", Map.of("text", "")).status())
                .isEqualTo(422);
        assertThat(system.ingest().get("/v1/made-up-by-a-caller").status()).isEqualTo(404);
        assertThat(system.alert().get("/v1/watches/made-up-by-a-caller").status())
                .isBetween(400, 499);
    }

    private static void whatIsKnownFromTheStartIsThereFromTheStart(Map<String, Http> services) {
        SoftAssertions softly = new SoftAssertions();
        services.forEach((service, http) -> {
            String metrics = metrics(http);
            rows(service)
                    .forEach(row -> row.labels()
                            .forEach((label, values) -> values.stream()
                                    .filter(value -> !label.equals("hop") || value.equals(service))
                                    .filter(value -> !label.equals("language"))
                                    .forEach(value -> softly.assertThat(metrics.lines()
                                                    .filter(line -> line.startsWith(row.name()))
                                                    .filter(line -> line.contains(label + "=\"" + value + "\"")))
                                            .as("%s: %s with %s=%s", service, row.name(), label, value)
                                            .isNotEmpty())));
        });
        softly.assertAll();
    }

    private static void listedAndNoMore(String service, String metrics) {
        List<String> listed = rows(service).stream().map(MetricsPage.Row::name).toList();
        assertThat(MetricsPage.exported(metrics))
                .as("what %s exports", service)
                .containsExactlyInAnyOrderElementsOf(listed);
        rows(service).stream()
                .filter(row -> row.kind().equals("histogram"))
                .forEach(row -> assertThat(metrics).contains(row.name() + "_bucket"));
        assertThat(metrics)
                .contains("jvm_memory_used_bytes", "process_", "http_server_requests_seconds_count", "kafka_");
    }

    private static void nothingAnArticleOrACallerMadeUpIsALabel(Map<String, Http> services) {
        services.forEach((service, http) ->
                assertThat(metrics(http)).as(service).doesNotContain("made-up", "Maduro met", "=\"metrics\""));
    }

    private static List<MetricsPage.Row> rows(String service) {
        Predicate<MetricsPage.Row> ofService = row -> row.services().contains(service);
        return MetricsPage.rows().stream().filter(ofService).collect(Collectors.toList());
    }

    private static String metrics(Http service) {
        Http.Answer answer = service.get("/q/metrics");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private static double value(String metrics, String series) {
        return metrics.lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + series));
    }
}

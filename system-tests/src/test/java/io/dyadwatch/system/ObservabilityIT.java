package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.localstack.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What dashboards and rules ask of the running services is answered: the seeds go through the system to three
 * endpoints, one of which takes them, one refuses connections, and one says that it wants nothing more.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObservabilityIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-zA-Z_:][a-zA-Z0-9_:]*)[{ ]");

    private final EmbeddedStores stores = EmbeddedStores.start("observability");
    private RunningSystem system;
    private HttpServer gone;
    private Optional<PrometheusServer> prometheus = Optional.empty();

    /** What a panel shows of a fault: a series with a label, greater than a limit. */
    private record Shown(String dashboard, String panel, String label, String value, double moreThan) {
        static Shown ops(String panel, String label, String value) {
            return new Shown("ops.json", panel, label, value, 0);
        }

        static Shown ops(String panel) {
            return ops(panel, "", "");
        }

        boolean isOf(PrometheusServer.Sample sample) {
            return sample.value() > moreThan
                    && (label.isEmpty() || value.equals(sample.labels().get(label)));
        }
    }

    @BeforeAll
    void start() throws IOException {
        gone = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gone.createContext("/", exchange -> {
            exchange.sendResponseHeaders(410, -1);
            exchange.close();
        });
        gone.start();
        int refusing = Ports.free();
        system = RunningSystem.start(stores, "observability", 0);
        RunningService alert = system.startAlert(
                "observability-alert",
                Map.of(
                        "DYADWATCH_ALERT_ALLOWED_NETWORKS",
                        Stream.of(system.receiver.port(), gone.getAddress().getPort(), refusing)
                                .map(port -> "127.0.0.1/32:" + port)
                                .collect(Collectors.joining(",")),
                        "DYADWATCH_ALERT_CANARY_INGEST_URL",
                        "http://127.0.0.1:" + system.ingest.port(),
                        "DYADWATCH_ALERT_CANARY_INTERVAL",
                        "PT2S"));
        alert.awaitReady();
        prometheus = Program.find("prometheus")
                .map(program -> PrometheusServer.start(
                        program,
                        Map.of(
                                "ingest-service", system.ingest.port(),
                                "enrich-service", system.enrich.port(),
                                "alert-service", alert.port())));
        // What a counter was before it counts.
        prometheus.ifPresent(server -> await().atMost(PATIENCE)
                .until(() ->
                        server.query("count_over_time(up[1m]) > 1 and up == 1").size() == 3));
        load(refusing);
    }

    @AfterAll
    void stop() {
        prometheus.ifPresent(PrometheusServer::close);
        gone.stop(0);
        system.close();
    }

    private void load(int refusing) {
        Deployment deployment = system.deployment();
        for (String endpoint : List.of(
                deployment.registerReceiver(),
                endpoint(refusing),
                endpoint(gone.getAddress().getPort()))) {
            deployment.watch(endpoint, "nicolas-maduro", "russia", "sentence");
        }
        int seeds = deployment.postAll(SeedsScenario.articles()).size();
        await().atMost(PATIENCE).until(() -> system.receiver.alerts().size() == seeds);
    }

    private String endpoint(int port) {
        return Deployment.created(
                        system.deployment().alert().post("/v1/endpoints", Map.of("url", "http://127.0.0.1:" + port)))
                .get("id")
                .asText();
    }

    @Test
    void every_metric_that_a_dashboard_or_a_rule_names_is_exported() {
        // Kafka's own of a partition come up to a minute late.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(exported())
                        .containsAll(Observability.metrics().keySet()));
    }

    @Test
    void every_panel_has_data_after_a_load_and_the_panels_of_failures_show_the_faults() {
        Program.assumed("prometheus", "whether panels have data");
        PrometheusServer server = prometheus.orElseThrow();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(withoutData(server)).isEmpty());
        assertThat(server.rules())
                .extracting(PrometheusServer.RuleHealth::name)
                .containsExactlyInAnyOrderElementsOf(Observability.rules().stream()
                        .map(Observability.Rule::name)
                        .toList());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(server.rules())
                        .extracting(PrometheusServer.RuleHealth::health)
                        .containsOnly("ok"));
        assertThat(firing(server)).doesNotContain("DyadwatchDeadLetters");

        refusals();
        shows(
                server,
                Shown.ops("Dead deliveries"),
                Shown.ops("Dead letters, 24 h"),
                Shown.ops("Articles in", "outcome", "invalid"),
                Shown.ops("Dead letters", "reason", "unreadable"),
                Shown.ops("Attempts", "result", "failed"),
                Shown.ops("Attempt duration", "result", "failed"),
                Shown.ops("Deliveries ended", "outcome", "dead"),
                Shown.ops("Circuits", "state", "open"),
                Shown.ops("Endpoints switched off", "by", "system"),
                Shown.ops("Told to the operator", "kind", "endpoint.disabled"));
        await().atMost(PATIENCE)
                .until(() -> firing(server)
                        .containsAll(Set.of(
                                "DyadwatchDeadLetters", "DyadwatchDeliveriesDead", "DyadwatchEndpointDisabled")));

        paused("pause");
        shows(server, Shown.ops("Sending paused"), Shown.ops("Brake and pause"));
        paused("resume");

        stores.stopPostgres();
        system.deployment()
                .postAll(List.of(Map.of(
                        "source",
                        "observability",
                        "text",
                        "Nicolás Maduro met Sergey Lavrov of Russia over sanctions.")));
        shows(
                server,
                Shown.ops("Behind"),
                Shown.ops("Seconds behind", "hop", "alert"),
                Shown.ops("Records behind", "hop", "alert"),
                Shown.ops("Without progress", "hop", "watches"),
                // They are read every 10 s.
                new Shown("ops.json", "Index and figures behind", "", "", 15));
        stores.startPostgres();

        await().atMost(PATIENCE)
                .until(() -> server.query("max(dyadwatch_seconds_behind) == 0").size() == 1);
        assertThat(withoutData(server)).isEmpty();
    }

    /** A record that can never be read, and an article that is none. */
    private void refusals() {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stores.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var unused = producer.send(
                    new ProducerRecord<>(Topics.ARTICLE.name(), "poison", new byte[] {(byte) 0xff, 0, 1, 2}));
            producer.flush();
        }
        Http.Answer refused = system.ingest.http().post("/v1/articles", Map.of("text", ""));
        assertThat(refused.status()).isEqualTo(422);
    }

    private void paused(String what) {
        Http.Answer answer = system.deployment().alert().post("/v1/sending/" + what, Map.of("reason", "a test"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private Set<String> exported() {
        return Stream.of(system.ingest, system.enrich, system.alert.get(0))
                .map(service -> service.http().get("/q/metrics").body())
                .flatMap(text -> SAMPLE.matcher(text).results())
                .map(sample -> sample.group(1))
                .collect(Collectors.toSet());
    }

    /** The queries of panels that have no number to show. */
    private static List<String> withoutData(PrometheusServer server) {
        return Observability.panels().stream()
                .flatMap(panel -> panel.expressions().stream()
                        .filter(expression -> server.query(expression).isEmpty())
                        .map(expression -> panel.name() + ": " + expression))
                .toList();
    }

    private static void shows(PrometheusServer server, Shown... faults) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(faults)
                        .allSatisfy(fault -> assertThat(samples(server, fault))
                                .as(fault.toString())
                                .anyMatch(fault::isOf)));
    }

    private static List<PrometheusServer.Sample> samples(PrometheusServer server, Shown fault) {
        Predicate<Observability.Panel> meant = panel -> panel.name().equals(fault.dashboard() + ": " + fault.panel());
        return Observability.panels().stream()
                .filter(meant)
                .flatMap(panel -> panel.expressions().stream())
                .flatMap(expression -> server.query(expression).stream())
                .toList();
    }

    private static Set<String> firing(PrometheusServer server) {
        return server.query("ALERTS{alertstate=\"firing\"}").stream()
                .map(sample -> sample.labels().getOrDefault("alertname", ""))
                .collect(Collectors.toSet());
    }
}

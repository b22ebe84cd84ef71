package io.dyadwatch.system;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dyadwatch.localstack.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prometheus as a process, with the jobs and the rules of {@code deploy/observability}; it asks each second, and
 * finds the services on this machine. Its log is {@code target/logs/prometheus.log}.
 */
final class PrometheusServer implements AutoCloseable {
    private final Process process;
    private final Http http;

    private PrometheusServer(Process process, int port) {
        this.process = process;
        this.http = new Http(port);
        // A test run that is broken off leaves nothing behind.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "prometheus-end"));
    }

    /** One series of an answer, at the moment it was asked. */
    record Sample(Map<String, String> labels, double value) {}

    /** What became of a rule when it was last evaluated: {@code ok}, or what was wrong. */
    record RuleHealth(String name, String health) {}

    /**
     * Starts it and waits until it is ready.
     *
     * @param ports of the services on this machine, by the name of their job
     */
    static PrometheusServer start(Program program, Map<String, Integer> ports) {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "stores")), "prometheus-")
                    .toAbsolutePath();
            Path log = Files.createDirectories(Path.of("target", "logs")).resolve("prometheus.log");
            Path config = folder.resolve("prometheus.yml");
            Observability.YAML.writeValue(config.toFile(), config(ports));
            int port = Ports.free();
            PrometheusServer server = new PrometheusServer(
                    program.start(
                            log,
                            "--config.file=" + config,
                            "--storage.tsdb.path=" + folder.resolve("data"),
                            "--web.listen-address=127.0.0.1:" + port,
                            "--log.level=warn"),
                    port);
            await().alias("Prometheus is ready, see " + log)
                    .atMost(Duration.ofMinutes(1))
                    .ignoreExceptions()
                    .until(() -> server.http.get("/-/ready").status() == 200);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The deployment's own, but for where services are, who asks, and how often. */
    private static JsonNode config(Map<String, Integer> ports) {
        ObjectNode config = (ObjectNode) Observability.yaml(Observability.PROMETHEUS.resolve("prometheus.yml"));
        ((ObjectNode) config.get("global")).put("scrape_interval", "1s").put("evaluation_interval", "1s");
        config.putArray("rule_files")
                .add(Observability.PROMETHEUS.resolve("rules/*.yaml").toString());
        for (JsonNode job : config.get("scrape_configs")) {
            String name = job.get("job_name").asText();
            Integer port = ports.get(name);
            if (port == null) {
                throw new AssertionError("the test starts no " + name + ", which Prometheus is told to ask");
            }
            ObjectNode here = (ObjectNode) job;
            here.remove(List.of("authorization", "dns_sd_configs"));
            here.putArray("static_configs").addObject().putArray("targets").add("127.0.0.1:" + port);
        }
        return config;
    }

    /** The series of an expression that have a number now; {@code NaN} is none. */
    List<Sample> query(String expression) {
        Http.Answer answer = http.get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        if (answer.status() != 200) {
            throw new AssertionError(expression + ": " + answer.body());
        }
        return Observability.elements(answer.json().at("/data/result"))
                .map(series -> new Sample(
                        labels(series.path("metric")),
                        number(series.at("/value/1").asText())))
                .filter(sample -> !Double.isNaN(sample.value()))
                .toList();
    }

    List<RuleHealth> rules() {
        return Observability.elements(http.get("/api/v1/rules").json().at("/data/groups"))
                .flatMap(group -> Observability.elements(group.path("rules")))
                .map(rule -> new RuleHealth(
                        rule.path("name").asText(),
                        rule.path("health").asText() + rule.path("lastError").asText()))
                .toList();
    }

    private static Map<String, String> labels(JsonNode metric) {
        Map<String, String> labels = new TreeMap<>();
        metric.properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace("Inf", "Infinity"));
    }

    @Override
    public void close() {
        process.destroy();
        await().atMost(Duration.ofSeconds(30)).until(() -> !process.isAlive());
    }
}

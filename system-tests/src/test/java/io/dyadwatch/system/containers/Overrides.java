package io.dyadwatch.system.containers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Compose file on top of the ones in {@code deploy}: nothing published, no limit on how much is told, webhooks allowed to the private networks that Docker makes; and what a test adds.
 */
final class Overrides {
    /** The machine of a test may have other work to do. */
    private static final String START_PERIOD = "healthcheck: { start_period: 3m }";

    private static final List<String> STARTED =
            List.of("kafka", "postgres", "ingest-service", "enrich-service", "alert-service");
    private static final Map<String, String> NO_LIMITS = Map.of(
            "DYADWATCH_ALERT_ALLOWED_NETWORKS", "172.16.0.0/12,192.168.0.0/16,10.0.0.0/8",
            "DYADWATCH_ALERT_FLOOD_TOTAL", "1000000",
            "DYADWATCH_ALERT_FLOOD_PER_WATCH", "1000000",
            "DYADWATCH_ALERT_PER_ENDPOINT_RATE", "1000",
            "DYADWATCH_ALERT_QUOTA_ALERTS_PER_DAY", "1000000");

    private final Map<String, StringBuilder> services = new TreeMap<>();
    private final Map<String, Map<String, String>> environments = new LinkedHashMap<>();
    private final StringBuilder volumes = new StringBuilder();

    Overrides() {
        ComposeStack.SERVICES.keySet().forEach(service -> line(service, "ports: !reset []"));
        line("kafka", "ports: !reset []");
        STARTED.forEach(service -> line(service, START_PERIOD));
        NO_LIMITS.forEach((name, value) -> environment("alert-service", name, value));
    }

    /** The same for the cluster file. */
    static Overrides ofCluster() {
        Overrides overrides = new Overrides();
        for (String broker : List.of("kafka-2", "kafka-3")) {
            overrides.line(broker, "ports: !reset []").line(broker, START_PERIOD);
        }
        return overrides;
    }

    /** One variable of a service. */
    Overrides environment(String service, String name, String value) {
        environments.computeIfAbsent(service, s -> new TreeMap<>()).put(name, value);
        return this;
    }

    /** One line or block of a service, as YAML without indentation. */
    Overrides line(String service, String yaml) {
        services.computeIfAbsent(service, s -> new StringBuilder()).append(yaml.indent(4));
        return this;
    }

    /** One named volume, as YAML without indentation. */
    Overrides volume(String yaml) {
        volumes.append(yaml.indent(2));
        return this;
    }

    String yaml() {
        StringBuilder yaml = new StringBuilder("services:\n");
        services.forEach((service, lines) -> {
            yaml.append("  ").append(service).append(":\n").append(lines);
            Map<String, String> environment = environments.getOrDefault(service, Map.of());
            if (!environment.isEmpty()) {
                yaml.append("    environment:\n");
                environment.forEach((name, value) -> yaml.append("      ")
                        .append(name)
                        .append(": \"")
                        .append(value)
                        .append("\"\n"));
            }
        });
        if (!volumes.isEmpty()) {
            yaml.append("volumes:\n").append(volumes);
        }
        return yaml.toString();
    }
}

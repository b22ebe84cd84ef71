package io.dyadwatch.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What stands in {@code deploy/observability}: Prometheus' rules and Grafana's dashboards. */
final class Observability {
    static final Path ROOT = Path.of(System.getProperty("dyadwatch.root", ".."));
    static final Path FOLDER =
            ROOT.resolve("deploy/observability").toAbsolutePath().normalize();
    static final Path PROMETHEUS = FOLDER.resolve("prometheus");
    static final ObjectMapper YAML = new YAMLMapper();
    private static final Set<String> PROMETHEUS_OWN = Set.of("up", "ALERTS");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Observability() {}

    /** A rule that alerts. */
    record Rule(
            String file, String name, String expression, Map<String, String> labels, Map<String, String> annotations) {}

    /** A dashboard; rows are not among its panels, what is folded into one is. */
    record Dashboard(String file, JsonNode content, List<Panel> panels) {}

    /** A panel; {@code name} says where it is, for people. */
    record Panel(String name, JsonNode content) {
        List<String> expressions() {
            return content.findValuesAsText("expr");
        }

        String text(String pointer) {
            return content.at(pointer).asText();
        }
    }

    static List<Path> ruleFiles() {
        return files(PROMETHEUS.resolve("rules"), ".yaml");
    }

    static List<Path> ruleTests() {
        return files(PROMETHEUS.resolve("tests"), ".yaml");
    }

    static List<Rule> rules() {
        return ruleFiles().stream()
                .flatMap(file -> elements(yaml(file).path("groups"))
                        .flatMap(group -> elements(group.path("rules")))
                        .map(rule -> new Rule(
                                file.getFileName().toString(),
                                rule.path("alert").asText(),
                                rule.path("expr").asText(),
                                texts(rule.path("labels")),
                                texts(rule.path("annotations")))))
                .toList();
    }

    static List<Dashboard> dashboards() {
        return files(FOLDER.resolve("grafana/dashboards"), ".json").stream()
                .map(file -> {
                    JsonNode content = read(JSON, file);
                    String name = file.getFileName().toString();
                    return new Dashboard(name, content, panels(name, content.path("panels")));
                })
                .toList();
    }

    static List<Panel> panels() {
        return dashboards().stream().flatMap(each -> each.panels().stream()).toList();
    }

    private static List<Panel> panels(String file, JsonNode content) {
        List<Panel> panels = new ArrayList<>();
        for (JsonNode panel : content) {
            if (panel.path("type").asText().equals("row")) {
                panels.addAll(panels(file, panel.path("panels")));
            } else {
                panels.add(new Panel(file + ": " + panel.path("title").asText(), panel));
            }
        }
        return panels;
    }

    /** Every expression that is asked of Prometheus, by the place that asks it. */
    static Map<String, List<String>> expressions() {
        Map<String, List<String>> expressions = new TreeMap<>();
        rules().forEach(rule -> expressions.put(rule.file() + ": " + rule.name(), List.of(rule.expression())));
        dashboards().forEach(each -> expressions.put(each.file(), each.content().findValuesAsText("expr")));
        return expressions;
    }

    /** Every metric that is named, but for Prometheus' own; and the places that name it. */
    static Map<String, Set<String>> metrics() {
        Map<String, Set<String>> metrics = new TreeMap<>();
        expressions()
                .forEach((place, expressions) -> expressions.stream()
                        .flatMap(expression -> PromQl.metrics(expression).stream())
                        .filter(metric -> !PROMETHEUS_OWN.contains(metric))
                        .forEach(metric -> metrics.computeIfAbsent(metric, name -> new TreeSet<>())
                                .add(place)));
        return metrics;
    }

    static JsonNode yaml(Path file) {
        return read(YAML, file);
    }

    static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    private static JsonNode read(ObjectMapper mapper, Path file) {
        try {
            return mapper.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.dyadwatch.system;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code docs/metrics.md} lists: of our own metrics, each; of the others, families. */
final class MetricsPage {
    private static final Path PAGE = Path.of(System.getProperty("dyadwatch.root", ".."), "docs", "metrics.md");
    private static final Pattern NAME = Pattern.compile("`(dyadwatch_[a-z0-9_]+)`");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private MetricsPage() {}

    /**
     * A row.
     *
     * @param kind {@code counter}, {@code gauge}, {@code summary} or {@code histogram}
     * @param labels values that are listed, by label; none listed where they are many
     */
    record Row(String name, String kind, Map<String, List<String>> labels) {
        /** The services that export it; those of a hop export only their own. */
        List<String> services() {
            if (labels.containsKey("hop")) {
                return labels.get("hop");
            }
            if (name.startsWith("dyadwatch_ingest_")) {
                return List.of("ingest");
            }
            if (name.startsWith("dyadwatch_enrich_") || name.startsWith("dyadwatch_newsroom_")) {
                return List.of("enrich");
            }
            if (name.startsWith("dyadwatch_access_") || name.startsWith("dyadwatch_clock_")) {
                return List.of("ingest", "enrich", "alert");
            }
            return List.of("alert");
        }
    }

    static List<Row> rows() {
        // Another table, with a column less, tells how to add them up.
        return lines("| `dyadwatch_")
                .filter(line -> line.split("\\|", -1).length == 6)
                .map(MetricsPage::row)
                .toList();
    }

    /** Whether it lists a metric, by the name that PromQL has for it. */
    static boolean lists(String metric) {
        return rows().stream().anyMatch(row -> names(row).contains(metric))
                || others().anyMatch(other -> covers(other, metric))
                || kafka().contains(metric);
    }

    private static List<String> names(Row row) {
        return switch (row.kind()) {
            case "histogram" -> List.of(row.name() + "_bucket", row.name() + "_count", row.name() + "_sum");
            case "summary" -> List.of(row.name() + "_count", row.name() + "_sum");
            default -> List.of(row.name());
        };
    }

    /** Micrometer's own: whole names, and families such as {@code jvm_*}. {@code kafka_*} has a table of its own. */
    private static Stream<String> others() {
        return lines("| `")
                .filter(line -> line.contains("_"))
                .flatMap(line -> codes(line.split("\\|", -1)[1]).stream())
                .filter(code -> code.matches("[a-z0-9_]+\\*?"))
                .filter(code -> !code.startsWith("dyadwatch_") && !code.startsWith("kafka_"));
    }

    private static boolean covers(String other, String metric) {
        if (other.endsWith("*")) {
            return metric.startsWith(other.substring(0, other.length() - 1));
        }
        return Set.of(other, other + "_bucket", other + "_count", other + "_sum")
                .contains(metric);
    }

    /** Kafka's: a row for each prefix; in it groups, separated by semicolons, each perhaps with a prefix more. */
    private static Set<String> kafka() {
        Set<String> names = new TreeSet<>();
        lines("|")
                .map(line -> line.split("\\|", -1))
                .filter(cells -> cells.length == 4)
                .forEach(cells -> codes(cells[1]).stream()
                        .filter(prefix -> prefix.matches("kafka_[a-z]+_"))
                        .forEach(prefix -> {
                            for (String group : cells[2].split(";", -1)) {
                                names.addAll(named(prefix, codes(group)));
                            }
                        }));
        return names;
    }

    private static List<String> named(String prefix, List<String> codes) {
        String whole = prefix
                + codes.stream().filter(code -> code.endsWith("_")).findFirst().orElse("");
        return codes.stream()
                .filter(code -> !code.endsWith("_"))
                .map(code -> whole + code)
                .toList();
    }

    private static Stream<String> lines(String beginning) {
        try {
            return Files.readAllLines(PAGE).stream().filter(line -> line.startsWith(beginning));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        String[] cells = line.split("\\|", -1);
        Matcher name = NAME.matcher(cells[1]);
        if (!name.find()) {
            throw new AssertionError("a row without a name: " + line);
        }
        return new Row(name.group(1), cells[2].strip().split("[, ]", 2)[0], labels(cells[3]));
    }

    /** A cell such as {@code `hop`: `enrich`, `alert`} or {@code `target`, `result`}, or with words after the colon. */
    private static Map<String, List<String>> labels(String cell) {
        Map<String, List<String>> labels = new TreeMap<>();
        String[] parts = cell.split(":", 2);
        List<String> names = codes(parts[0]);
        if (names.size() == 1 && parts.length == 2) {
            labels.put(names.get(0), codes(parts[1]));
        } else {
            names.forEach(name -> labels.put(name, List.of()));
        }
        return labels;
    }

    private static List<String> codes(String text) {
        List<String> codes = new ArrayList<>();
        Matcher matcher = CODE.matcher(text);
        while (matcher.find()) {
            codes.add(matcher.group(1));
        }
        // `a~b` shows how a value looks.
        return codes.stream().filter(code -> !code.contains("~")).collect(Collectors.toList());
    }

    /** Our own metrics in Prometheus text, as the page names them: without what a histogram adds to its name. */
    static List<String> exported(String prometheusText) {
        return prometheusText
                .lines()
                .filter(line -> line.startsWith("# TYPE dyadwatch_"))
                .map(line -> line.split(" ", -1))
                // OpenMetrics leaves the suffix to the samples.
                .map(type -> type[3].equals("counter") && !type[2].endsWith("_total") ? type[2] + "_total" : type[2])
                // The greatest of the last minutes, which Micrometer adds to each timer.
                .filter(name -> !name.endsWith("_max"))
                .distinct()
                .toList();
    }
}

package io.dyadwatch.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code docs/metrics.md} lists of our own metrics. */
final class MetricsPage {
    private static final Path PAGE = Path.of(System.getProperty("dyadwatch.root", ".."), "docs", "metrics.md");
    private static final Pattern NAME = Pattern.compile("`(dyadwatch_[a-z0-9_]+)`");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private MetricsPage() {}

    /**
     * A row.
     *
     * @param kind {@code counter}, {@code gauge} or {@code histogram}
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
            if (name.startsWith("dyadwatch_access_")) {
                return List.of("ingest", "enrich", "alert");
            }
            return List.of("alert");
        }
    }

    static List<Row> rows() {
        try {
            return Files.readAllLines(PAGE).stream()
                    .filter(line -> line.startsWith("| `dyadwatch_"))
                    .map(MetricsPage::row)
                    .toList();
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
        return Arrays.stream(prometheusText.split("\n"))
                .filter(line -> line.startsWith("# TYPE dyadwatch_"))
                .map(line -> line.split(" ")[2])
                // The greatest of the last minutes, which Micrometer adds to each timer.
                .filter(name -> !name.endsWith("_max"))
                .distinct()
                .toList();
    }
}

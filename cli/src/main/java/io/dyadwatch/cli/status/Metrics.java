package io.dyadwatch.cli.status;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/** What services export as metrics, all instances together. What none of them exports is unknown, which is not 0. */
record Metrics(List<Sample> samples) {
    static final Metrics NONE = new Metrics(List.of());

    /** A line of the Prometheus text format, version 0.0.4: name, labels in braces, value. */
    private static final Pattern LINE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})?\\s+(\\S+)(?:\\s+\\S+)?");

    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\",?");

    /** One time series of one instance. */
    record Sample(String name, Map<String, String> labels, double value) {}

    Metrics {
        samples = List.copyOf(samples);
    }

    /** Reads an exposition; what is no sample of ours is passed over. */
    static Metrics of(String exposition) {
        List<Sample> samples = new ArrayList<>();
        exposition.lines().filter(line -> line.startsWith("dyadwatch_")).forEach(line -> {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                number(matcher.group(3))
                        .ifPresent(value -> samples.add(new Sample(
                                matcher.group(1), labels(matcher.group(2) == null ? "" : matcher.group(2)), value)));
            }
        });
        return new Metrics(samples);
    }

    Metrics and(Metrics other) {
        List<Sample> all = new ArrayList<>(samples);
        all.addAll(other.samples);
        return new Metrics(all);
    }

    /** The highest of a name and label; for what every instance shows alike. */
    OptionalDouble max(String name, String label, String value) {
        return values(name, label, value).max();
    }

    OptionalDouble max(String name) {
        return named(name).max();
    }

    /** All of a name and label together; for what each instance shows its own part of. */
    OptionalDouble sum(String name, String label, String value) {
        double[] found = values(name, label, value).toArray();
        return found.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(DoubleStream.of(found).sum());
    }

    /** The values of a label of a name, each once, in order. */
    List<String> labels(String name, String label) {
        return samples.stream()
                .filter(sample -> sample.name.equals(name) && sample.value > 0 && sample.labels.containsKey(label))
                .map(sample -> sample.labels.getOrDefault(label, ""))
                .distinct()
                .sorted()
                .toList();
    }

    private DoubleStream named(String name) {
        return samples.stream().filter(sample -> sample.name.equals(name)).mapToDouble(Sample::value);
    }

    private DoubleStream values(String name, String label, String value) {
        return samples.stream()
                .filter(sample -> sample.name.equals(name) && value.equals(sample.labels.get(label)))
                .mapToDouble(Sample::value);
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new LinkedHashMap<>();
        Matcher matcher = LABEL.matcher(text);
        while (matcher.find()) {
            labels.put(matcher.group(1), matcher.group(2));
        }
        return labels;
    }

    /** NaN is how a gauge says that it does not know. */
    private static OptionalDouble number(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}

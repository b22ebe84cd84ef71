package io.dyadwatch.system.containers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a service exports, in the text format of Prometheus.
 *
 * @param samples by name with labels
 */
record Metrics(Map<String, Double> samples) {
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_]+(?:\\{[^\\n]*})?) (\\S+)$");

    /** @param text may have other lines too */
    static Metrics parse(String text) {
        Map<String, Double> samples = new LinkedHashMap<>();
        Matcher sample = SAMPLE.matcher(text.replace("\r", ""));
        while (sample.find()) {
            samples.put(sample.group(1), Double.valueOf(sample.group(2)));
        }
        return new Metrics(samples);
    }

    /**
     * The one series of a name.
     *
     * @throws IllegalStateException if there is none, or more than one
     */
    double only(String name) {
        return samples.entrySet().stream()
                .filter(each -> each.getKey().equals(name) || each.getKey().startsWith(name + "{"))
                .map(Map.Entry::getValue)
                .reduce((one, other) -> {
                    throw new IllegalStateException(name + " has several series");
                })
                .orElseThrow(() -> new IllegalStateException(name + " has no series"));
    }

    /** The sum of all series of a name with a label; 0 without one. */
    double sum(String name, String label) {
        return samples.entrySet().stream()
                .filter(each ->
                        each.getKey().startsWith(name + "{") && each.getKey().contains(label))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}

package io.dyadwatch.system;

import java.util.List;

/** Of figures, by the nearest rank. */
final class Percentile {
    private Percentile() {}

    /** @param percent above 0, at most 100 */
    static double of(List<Double> figures, double percent) {
        List<Double> sorted = figures.stream().sorted().toList();
        return sorted.get((int) Math.ceil(percent / 100 * sorted.size()) - 1);
    }

    static double median(List<Double> figures) {
        return of(figures, 50);
    }
}

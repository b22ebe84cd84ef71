package io.dyadwatch.tagging.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Counts over all cases, from which the micro-averaged figures follow.
 *
 * @param right expected and found
 * @param missed expected and not found
 * @param falseAlarms found and not expected
 */
public record Score(int right, int missed, int falseAlarms) {
    static final Score NONE = new Score(0, 0, 0);

    Score plus(Score other) {
        return new Score(right + other.right, missed + other.missed, falseAlarms + other.falseAlarms);
    }

    /** Share of what was found that is right, 0 to 1; 1 where nothing was found. */
    @JsonProperty
    public double precision() {
        return share(right, right + falseAlarms);
    }

    /** Share of what was expected that was found, 0 to 1; 1 where nothing was expected. */
    @JsonProperty
    public double recall() {
        return share(right, right + missed);
    }

    /** Harmonic mean of precision and recall, 0 to 1; 1 where nothing was expected or found. */
    @JsonProperty
    public double f1() {
        return share(2 * right, 2 * right + missed + falseAlarms);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }
}

package io.dyadwatch.alert.dryrun;

import java.time.Duration;

/**
 * How much time the next slice should span: so much that it holds about as many offsets as are read in half a second. More
 * would be lost when the time is up; less would waste what is fetched ahead at the end of each slice.
 */
final class SliceWidth {
    private static final double GOAL_MILLIS = 500;
    private static final double FIRST_OFFSETS = 200;
    private static final double LEAST_OFFSETS = 20;
    private static final double MOST_OFFSETS = 10_000;
    /** A step is not larger, so that one odd slice does not throw it far. */
    private static final double STEP = 4;

    private double goal = FIRST_OFFSETS;
    private double millis;

    /**
     * @param periodMillis length of the whole
     * @param offsets in the whole
     */
    SliceWidth(long periodMillis, long offsets) {
        this.millis = offsets <= goal ? periodMillis : periodMillis * goal / offsets;
    }

    long millis() {
        return Math.max(1, Math.round(Math.min(millis, Long.MAX_VALUE / 4.0)));
    }

    /** Whether a slice has far too many offsets and can be made narrower; it is then narrower from now on. */
    boolean isTooWide(long sliceMillis, long offsets) {
        if (offsets <= 2 * goal || sliceMillis <= 1) {
            return false;
        }
        millis = Math.min(sliceMillis / 2.0, sliceMillis * goal / offsets);
        return true;
    }

    /** Learns from a slice that was read. */
    void adapt(long offsets, Duration took) {
        double factor = GOAL_MILLIS / Math.max(1, took.toMillis());
        if (offsets > goal / 2) {
            goal = Math.min(MOST_OFFSETS, Math.max(LEAST_OFFSETS, goal * bounded(factor)));
        }
        millis *= bounded(goal / Math.max(1, offsets));
    }

    private static double bounded(double factor) {
        return Math.min(STEP, Math.max(1 / STEP, factor));
    }
}

package io.dyadwatch.alert.ledger;

import io.dyadwatch.alert.watch.WatchDefinition;
import java.time.Instant;

/**
 * When further sources of a story that was told are told: when it reaches 2, 5, 10, 20, 50, 100, … sources, so that a
 * story of a thousand outlets is nine updates and not a thousand. Never in a silence or a cooldown; the next source
 * after it makes up for it.
 */
final class Updates {
    private Updates() {}

    static boolean areTold(WatchDefinition watch, Notifying.Standing standing, Instant now) {
        return watch.updates() && !standing.isSilenced(now) && !standing.isCooling(watch.cooldown(), now);
    }

    /**
     * Whether a step was reached since.
     *
     * @param announced sources when it was last told
     * @param sources now
     */
    static boolean isDue(int announced, int sources) {
        return step(sources) > announced;
    }

    /** The highest of 1, 2, 5, 10, 20, 50, … that is not above. */
    private static int step(int sources) {
        int step = 1;
        for (long power = 1; power <= sources; power *= 10) {
            for (int factor : new int[] {1, 2, 5}) {
                step = factor * power <= sources ? (int) (factor * power) : step;
            }
        }
        return step;
    }
}

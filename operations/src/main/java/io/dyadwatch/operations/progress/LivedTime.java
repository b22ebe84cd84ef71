package io.dyadwatch.operations.progress;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The time that this process has lived through. It follows the clock, but not its leaps: a process that was frozen for
 * minutes, with its machine or alone, had none of them to work in, and a clock that is set tells nothing of work. For one
 * thread.
 */
final class LivedTime {
    private final Clock clock;
    private final Duration longestStep;
    private Instant seen;
    private Instant lived;

    /** @param longestStep what counts at most between two looks */
    LivedTime(Clock clock, Duration longestStep) {
        this.clock = clock;
        this.longestStep = longestStep;
        this.seen = clock.instant();
        this.lived = seen;
    }

    /** Now, to be compared with other answers of this method only; to be asked for often. */
    Instant now() {
        Instant now = clock.instant();
        Duration step = Duration.between(seen, now);
        if (!step.isNegative()) {
            lived = lived.plus(step.compareTo(longestStep) > 0 ? longestStep : step);
        }
        seen = now;
        return lived;
    }
}

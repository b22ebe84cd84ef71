package io.dyadwatch.ingest.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Publishers are not asked again and again for what cannot be passed on: after articles were not acknowledged nobody is asked
 * for some time, which doubles each time. Safe for use by many threads.
 */
final class Rest {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Clock clock;
    private Instant until = Instant.MIN;
    private Duration next = FIRST;

    Rest(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean isOn() {
        return clock.instant().isBefore(until);
    }

    /** What became of a visit's articles; of several visits at a time that fail, one counts. */
    synchronized void acknowledged(boolean isAcknowledged) {
        if (isAcknowledged) {
            next = FIRST;
        } else if (!isOn()) {
            until = clock.instant().plus(next);
            next = next.multipliedBy(2).compareTo(LONGEST) < 0 ? next.multipliedBy(2) : LONGEST;
        }
    }
}

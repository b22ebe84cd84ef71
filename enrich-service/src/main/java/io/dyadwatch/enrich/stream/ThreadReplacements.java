package io.dyadwatch.enrich.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Decides whether a stream thread that died is replaced, or dies too often for that to help. Safe for threads. */
final class ThreadReplacements {
    private final Clock clock;
    private final int most;
    private final Duration window;
    private final Deque<Instant> recent = new ArrayDeque<>();

    /**
     * @param most replacements that are made ...
     * @param window ... within this time
     */
    ThreadReplacements(Clock clock, int most, Duration window) {
        this.clock = clock;
        this.most = most;
        this.window = window;
    }

    /** Counts one more death; true if its thread should be replaced. */
    synchronized boolean oneMore() {
        Instant now = clock.instant();
        while (!recent.isEmpty() && recent.getFirst().isBefore(now.minus(window))) {
            recent.removeFirst();
        }
        recent.addLast(now);
        return recent.size() <= most;
    }
}

package io.dyadwatch.cli.post;

import io.dyadwatch.cli.terminal.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** How long to go on waiting for a service that takes nothing at the moment. */
final class Patience {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Duration limit;
    private final Pause pause;
    private final Consumer<String> notices;
    private final LongSupplier nanos;
    private long since;
    private boolean waiting;
    private Duration next = FIRST;

    /** Waits. */
    @FunctionalInterface
    interface Pause {
        /** Sleeps on this thread. */
        Pause SLEEP = duration -> Thread.sleep(duration.toMillis());

        void await(Duration duration) throws InterruptedException;
    }

    /**
     * @param limit of the time in which nothing is taken
     * @param nanos as {@link System#nanoTime}
     * @param notices takes a sentence when a wait begins, not for each further one
     */
    Patience(Duration limit, Pause pause, LongSupplier nanos, Consumer<String> notices) {
        this.nanos = nanos;
        this.since = nanos.getAsLong();
        this.limit = limit;
        this.pause = pause;
        this.notices = notices;
    }

    /** Something was taken: all is forgotten. */
    void renew() {
        since = nanos.getAsLong();
        waiting = false;
        next = FIRST;
    }

    /**
     * Waits as long as the service asks, a second at least; else a second, and twice as long each time, up to 30 s.
     *
     * @param why for the one who has to know when it is given up
     * @throws Failure if that would be longer than the limit
     */
    void await(String why, Optional<Duration> asked) {
        if (!waiting) {
            notices.accept("waiting: " + why);
        }
        waiting = true;
        Duration wait =
                asked.map(given -> given.compareTo(FIRST) < 0 ? FIRST : given).orElse(next);
        if (Duration.ofNanos(nanos.getAsLong() - since).plus(wait).compareTo(limit) > 0) {
            throw new Failure(why + "; nothing was taken for " + limit);
        }
        next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
        try {
            pause.await(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }
}

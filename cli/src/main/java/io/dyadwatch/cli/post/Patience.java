package io.dyadwatch.cli.post;

import io.dyadwatch.cli.terminal.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** How long to go on waiting for a service that takes nothing at the moment. */
final class Patience {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Duration limit;
    private final Pause pause;
    private final Consumer<String> notices;
    private Duration waited = Duration.ZERO;
    private Duration next = FIRST;

    /** Waits. */
    @FunctionalInterface
    interface Pause {
        /** Sleeps on this thread. */
        Pause SLEEP = duration -> Thread.sleep(duration.toMillis());

        void await(Duration duration) throws InterruptedException;
    }

    /**
     * @param limit of the waits together, without anything being taken between them
     * @param notices takes a sentence when a wait begins, not for each further one
     */
    Patience(Duration limit, Pause pause, Consumer<String> notices) {
        this.limit = limit;
        this.pause = pause;
        this.notices = notices;
    }

    /** Something was taken: all is forgotten. */
    void renew() {
        waited = Duration.ZERO;
        next = FIRST;
    }

    /**
     * Waits as long as the service asks, else a second, and twice as long each time, up to 30 s.
     *
     * @param why for the one who has to know when it is given up
     * @throws Failure if that would be longer than the limit
     */
    void await(String why, Optional<Duration> asked) {
        if (waited.isZero()) {
            notices.accept("waiting: " + why);
        }
        Duration wait = asked.orElse(next);
        waited = waited.plus(wait);
        if (waited.compareTo(limit) > 0) {
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

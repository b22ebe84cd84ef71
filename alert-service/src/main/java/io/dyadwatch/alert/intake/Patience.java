package io.dyadwatch.alert.intake;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Repeats work in place until it succeeds: the partition behind it waits, and nothing is skipped. Pauses double from
 * 100 ms to 5 s. Ends early only when the service stops.
 */
public final class Patience {
    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final CountDownLatch stopping = new CountDownLatch(1);

    /**
     * The result of the first time that it works.
     *
     * @param work throws {@link Outage} where it is worth another try; anything else is passed on
     * @throws IllegalStateException if the service stops meanwhile; the work is not done then
     */
    public <T> T untilItWorks(Supplier<T> work) {
        Duration pause = FIRST;
        while (true) {
            try {
                return work.get();
            } catch (Outage e) {
                LOG.warnf("An article waits: pause=%s error=%s", pause, e.getMessage());
            }
            if (isStoppingWithin(pause)) {
                throw new IllegalStateException("the service stops; the record stays unread");
            }
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        }
    }

    /** Lets all that wait give up. */
    public void stop() {
        stopping.countDown();
    }

    private boolean isStoppingWithin(Duration pause) {
        try {
            return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}

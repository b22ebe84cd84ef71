package io.dyadwatch.alert.secret;

import io.dyadwatch.alert.database.DatabaseFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does what is to be done about secrets from time to time, on a thread of its own: at the start, when the keys change,
 * and every half minute.
 */
public final class Upkeep implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Upkeep.class);
    /** How often to look whether the keys changed, or, after a failure, to try again. */
    private static final Duration TICK = Duration.ofSeconds(1);

    private static final Duration PERIOD = Duration.ofSeconds(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final Supplier<KeyRing> keys;
    private final List<Runnable> chores;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(runnable -> {
        Thread made = new Thread(runnable, "secret-upkeep");
        made.setDaemon(true);
        return made;
    });
    // Both only on that thread.
    private @Nullable KeyRing doneWith;
    private long doneAt;

    /** @param chores done in this order; one that throws ends the round, which is tried again */
    public Upkeep(Supplier<KeyRing> keys, List<Runnable> chores) {
        this.keys = keys;
        this.chores = List.copyOf(chores);
    }

    public void start() {
        // Never ends by itself: a tick throws nothing.
        ScheduledFuture<?> unused =
                thread.scheduleWithFixedDelay(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("The upkeep of secrets is cut off; what was not committed is done at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tick() {
        KeyRing ring = keys.get();
        boolean done = ring.equals(doneWith) && System.nanoTime() - doneAt < PERIOD.toNanos();
        if (done) {
            return;
        }
        try {
            chores.forEach(Runnable::run);
            doneWith = ring;
            doneAt = System.nanoTime();
        } catch (DatabaseFailure e) {
            LOG.warnf("The upkeep of secrets waits for PostgreSQL: sqlstate=%s", e.sqlState());
        } catch (RuntimeException e) {
            // A scheduled task that throws is never run again.
            LOG.error("The upkeep of secrets failed and is tried again", e);
        }
    }
}

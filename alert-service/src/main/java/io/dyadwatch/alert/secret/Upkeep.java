package io.dyadwatch.alert.secret;

import io.dyadwatch.alert.database.DatabaseFailure;
import io.dyadwatch.operations.job.RepeatingJob;
import java.time.Duration;
import java.util.List;
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
    private final RepeatingJob job = new RepeatingJob("secret-upkeep", Duration.ZERO, TICK, STOP_LIMIT, this::tick);
    // Both only on that thread.
    private @Nullable KeyRing doneWith;
    private long doneAt;

    /** @param chores done in this order; one that throws ends the round, which is tried again */
    public Upkeep(Supplier<KeyRing> keys, List<Runnable> chores) {
        this.keys = keys;
        this.chores = List.copyOf(chores);
    }

    public void start() {
        job.start();
    }

    /** What is cut off was not committed, and is done at the next start. */
    @Override
    public void close() {
        job.close();
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
        }
    }
}

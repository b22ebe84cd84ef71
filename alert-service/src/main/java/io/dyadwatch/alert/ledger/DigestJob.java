package io.dyadwatch.alert.ledger;

import io.dyadwatch.alert.database.DatabaseFailure;
import io.dyadwatch.operations.fault.Fault;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Looks on a thread of its own, again and again, for digests whose periods are over. */
public final class DigestJob implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DigestJob.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(3);

    private final Digests digests;
    private final Consumer<Ledger.Written> told;
    private final Duration interval;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "digests");

    /**
     * @param told hears what was done, after the commit
     * @param interval between looks
     */
    public DigestJob(Digests digests, Consumer<Ledger.Written> told, Duration interval) {
        this.digests = digests;
        this.told = told;
        this.interval = interval;
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Ends the one under way, no more. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            thread.join(STOP_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stopping.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                endAll();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void endAll() {
        try {
            Optional<Ledger.Written> done = digests.endOne();
            while (done.isPresent() && stopping.getCount() > 0) {
                told.accept(done.get());
                done = digests.endOne();
            }
        } catch (DatabaseFailure e) {
            LOG.warnf("Digests wait for PostgreSQL: sqlstate=%s", e.sqlState());
        } catch (RuntimeException e) {
            // Whatever it is, digests must not stand still for good.
            LOG.errorf("Ending a digest failed unexpectedly: fault=%s", Fault.of(e));
        }
    }
}

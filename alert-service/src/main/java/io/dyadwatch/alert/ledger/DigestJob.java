package io.dyadwatch.alert.ledger;

import io.dyadwatch.alert.database.DatabaseFailure;
import io.dyadwatch.operations.job.RepeatingJob;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Looks on a thread of its own, again and again, for digests whose periods are over. */
public final class DigestJob implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DigestJob.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(3);

    private final Digests digests;
    private final Consumer<Ledger.Written> told;
    private final RepeatingJob job;

    /**
     * @param told hears what was done, after the commit
     * @param interval between looks
     */
    public DigestJob(Digests digests, Consumer<Ledger.Written> told, Duration interval) {
        this.digests = digests;
        this.told = told;
        this.job = new RepeatingJob("digests", interval, interval, STOP_LIMIT, this::endAll);
    }

    public void start() {
        job.start();
    }

    /** Ends the one under way, no more. */
    @Override
    public void close() {
        job.close();
    }

    private void endAll() {
        try {
            Optional<Ledger.Written> done = digests.endOne();
            while (done.isPresent() && !job.isStopping()) {
                told.accept(done.get());
                done = digests.endOne();
            }
        } catch (DatabaseFailure e) {
            LOG.warnf("Digests wait for PostgreSQL: sqlstate=%s", e.sqlState());
        }
    }
}

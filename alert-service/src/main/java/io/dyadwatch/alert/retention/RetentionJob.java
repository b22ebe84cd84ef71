package io.dyadwatch.alert.retention;

import io.dyadwatch.alert.database.DatabaseFailure;
import io.dyadwatch.operations.job.RepeatingJob;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Runs the removal again and again on a thread of its own, the first time a minute after the start. */
public final class RetentionJob implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RetentionJob.class);
    /** A start has other things to do; but a service that is often started anew must come to it. */
    private static final Duration FIRST = Duration.ofMinutes(1);

    /** What was removed stays removed, and the rest is for the next run: soon cut off. */
    private static final Duration STOP_LIMIT = Duration.ofMillis(500);

    private final Runnable removal;
    private final RepeatingJob job;

    /** @param interval from the end of one run to the beginning of the next */
    public RetentionJob(Runnable removal, Duration interval) {
        this.removal = removal;
        Duration first = interval.compareTo(FIRST) < 0 ? interval : FIRST;
        this.job = new RepeatingJob("retention", first, interval, STOP_LIMIT, this::run);
    }

    public void start() {
        job.start();
    }

    @Override
    public void close() {
        job.close();
    }

    private void run() {
        try {
            removal.run();
        } catch (DatabaseFailure e) {
            LOG.warnf("Old rows stay for now: sqlstate=%s", e.sqlState());
        }
    }
}

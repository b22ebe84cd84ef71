package io.dyadwatch.alert.retention;

import io.dyadwatch.alert.database.DatabaseFailure;
import io.dyadwatch.operations.fault.Fault;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Runs the removal again and again on a thread of its own, the first time a minute after the start. */
public final class RetentionJob implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RetentionJob.class);
    /** A start has other things to do; but a service that is often started anew must come to it. */
    private static final Duration FIRST = Duration.ofMinutes(1);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final Runnable removal;
    private final Duration interval;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread created = new Thread(task, "retention");
        created.setDaemon(true);
        return created;
    });

    /** @param interval from the end of one run to the beginning of the next */
    public RetentionJob(Runnable removal, Duration interval) {
        this.removal = removal;
        this.interval = interval;
    }

    public void start() {
        long first = Math.min(FIRST.toMillis(), interval.toMillis());
        ScheduledFuture<?> unused =
                thread.scheduleWithFixedDelay(this::run, first, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The removal of old rows did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            removal.run();
        } catch (DatabaseFailure e) {
            LOG.warnf("Old rows stay for now: sqlstate=%s", e.sqlState());
        } catch (RuntimeException e) {
            // The executor would never run it again.
            LOG.errorf("Old rows could not be removed: fault=%s", Fault.of(e));
        }
    }
}

package io.dyadwatch.alert.source;

import io.dyadwatch.alert.database.DatabaseFailure;
import io.dyadwatch.operations.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Writes down every few seconds which sources were seen, on a thread of its own, and once more at the end. */
public final class SourceJob implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SourceJob.class);
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final Sightings sightings;
    private final Sources sources;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "sources");
        daemon.setDaemon(true);
        return daemon;
    });

    public SourceJob(Sightings sightings, Sources sources) {
        this.sightings = sightings;
        this.sources = sources;
    }

    public void start() {
        ScheduledFuture<?> unused =
                thread.scheduleWithFixedDelay(this::write, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
        write();
    }

    /** What cannot be written now is written the next time. */
    void write() {
        Map<String, Instant> seen = sightings.drain();
        try {
            sources.write(seen);
            sources.trim();
        } catch (DatabaseFailure e) {
            sightings.restore(seen);
            LOG.debugf("Sources wait for PostgreSQL: sqlstate=%s", e.sqlState());
        } catch (RuntimeException e) {
            // A scheduler drops for good what throws.
            LOG.errorf("Sources could not be written: fault=%s", Fault.of(e));
        }
    }
}

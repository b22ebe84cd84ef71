package io.dyadwatch.alert.source;

import io.dyadwatch.alert.database.DatabaseFailure;
import io.dyadwatch.operations.job.RepeatingJob;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jboss.logging.Logger;

/** Writes down every few seconds which sources were seen, on a thread of its own, and once more at the end. */
public final class SourceJob implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SourceJob.class);
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration STOP_LIMIT = Duration.ofMillis(500);
    /** For the last writing: a stop does not wait for PostgreSQL. */
    private static final Duration LAST_LIMIT = Duration.ofSeconds(1);

    private final Sightings sightings;
    private final Sources sources;
    private final RepeatingJob job = new RepeatingJob("sources", EVERY, EVERY, STOP_LIMIT, this::write);

    public SourceJob(Sightings sightings, Sources sources) {
        this.sightings = sightings;
        this.sources = sources;
    }

    public void start() {
        job.start();
    }

    @Override
    public void close() {
        job.close();
        Thread last = new Thread(this::write, "sources-last");
        last.setDaemon(true);
        last.start();
        try {
            last.join(LAST_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
        }
    }
}

package io.dyadwatch.alert.canary;

import io.dyadwatch.alert.database.DatabaseFailure;
import io.dyadwatch.operations.job.RepeatingJob;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Posts a canary whenever it is time and no other instance does, on a thread of its own. */
final class CanaryJob implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(CanaryJob.class);
    private static final Duration STOP_LIMIT = Duration.ofMillis(500);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);
    /** Looks in an interval: what an instance that is gone would have done is done so much later at most. */
    private static final int LOOKS = 12;

    private final CanaryRows rows;
    private final Posting posting;
    private final CanaryMeters meters;
    private final String endpointUrl;
    private final Duration interval;
    private final RepeatingJob job;
    private boolean prepared;

    /** @param endpointUrl as people see it */
    CanaryJob(CanaryRows rows, Posting posting, CanaryMeters meters, String endpointUrl, Duration interval) {
        if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("dyadwatch.alert.canary.interval must be at least a second");
        }
        this.rows = rows;
        this.posting = posting;
        this.meters = meters;
        this.endpointUrl = endpointUrl;
        this.interval = interval;
        this.job = new RepeatingJob("canary", Duration.ZERO, pause(interval), STOP_LIMIT, this::look);
    }

    void start() {
        job.start();
    }

    @Override
    public void close() {
        job.close();
    }

    private static Duration pause(Duration interval) {
        Duration look = interval.dividedBy(LOOKS);
        return look.compareTo(LONGEST_LOOK) < 0 ? look : LONGEST_LOOK;
    }

    void look() throws InterruptedException {
        try {
            if (!prepared) {
                rows.prepare(endpointUrl);
                prepared = true;
            }
            Optional<Instant> turn = rows.takeTurn(interval);
            if (turn.isPresent()) {
                CanaryText canary = CanaryText.of(turn.get());
                rows.posting(canary.id());
                meters.posted(posting.post(canary));
            }
            rows.lastArrival().ifPresent(meters::lastArrival);
        } catch (DatabaseFailure e) {
            LOG.debugf("The canary waits for PostgreSQL: sqlstate=%s", e.sqlState());
        }
    }
}

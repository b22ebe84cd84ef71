package io.dyadwatch.alert.canary;

import io.dyadwatch.alert.database.DatabaseFailure;
import io.dyadwatch.alert.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Posts a canary whenever it is time and no other instance does, on a thread of its own. */
final class CanaryJob implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(CanaryJob.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);
    /** Looks in an interval: what an instance that is gone would have done is done so much later at most. */
    private static final int LOOKS = 12;

    private final CanaryRows rows;
    private final Posting posting;
    private final CanaryMeters meters;
    private final String endpointUrl;
    private final Duration interval;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "canary");
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
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        stopping.countDown();
        thread.interrupt();
        try {
            thread.join(STOP_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Duration look = interval.dividedBy(LOOKS);
        long millis = Math.min(look.toMillis(), LONGEST_LOOK.toMillis());
        try {
            do {
                look();
            } while (!stopping.await(millis, TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
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
        } catch (RuntimeException e) {
            // Whatever it is, the canary must not fall silent for good by a fault of its own.
            LOG.errorf("The canary failed unexpectedly: fault=%s", Fault.of(e));
        }
    }
}

package io.dyadwatch.alert.delivery;

import io.dyadwatch.alert.database.DatabaseFailure;
import io.dyadwatch.operations.job.RepeatingJob;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Counts the dead deliveries now and then: counting takes a while when there are many. */
public final class DeadGauge implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DeadGauge.class);
    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final Duration STOP_LIMIT = Duration.ofMillis(500);

    private final Deliveries deliveries;
    private final AtomicLong dead = new AtomicLong();
    private final RepeatingJob job = new RepeatingJob("dead-deliveries", Duration.ZERO, EVERY, STOP_LIMIT, this::count);

    public DeadGauge(Deliveries deliveries, MeterRegistry meters) {
        this.deliveries = deliveries;
        meters.gauge("dyadwatch.alert.deliveries.dead", dead);
    }

    public void start() {
        job.start();
    }

    @Override
    public void close() {
        job.close();
    }

    private void count() {
        try {
            dead.set(deliveries.dead());
        } catch (DatabaseFailure e) {
            LOG.debugf("Dead deliveries could not be counted: sqlstate=%s", e.sqlState());
        }
    }
}

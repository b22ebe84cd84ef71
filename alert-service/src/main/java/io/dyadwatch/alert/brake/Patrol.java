package io.dyadwatch.alert.brake;

import io.dyadwatch.alert.database.DatabaseFailure;
import io.dyadwatch.operations.job.RepeatingJob;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Looks every second whether there is a flood, and whether sending is paused. */
public final class Patrol implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Patrol.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration STOP_LIMIT = Duration.ofMillis(500);

    private final FloodBrake brake;
    private final Sending sending;
    private final AtomicInteger paused = new AtomicInteger();
    private final RepeatingJob job = new RepeatingJob("flood-patrol", Duration.ZERO, EVERY, STOP_LIMIT, this::look);

    public Patrol(FloodBrake brake, Sending sending, MeterRegistry meters) {
        this.brake = brake;
        this.sending = sending;
        meters.gauge("dyadwatch.alert.sending.paused", paused);
    }

    public void start() {
        job.start();
    }

    @Override
    public void close() {
        job.close();
    }

    private void look() {
        try {
            brake.checkAll();
            paused.set(sending.state().paused() ? 1 : 0);
        } catch (DatabaseFailure e) {
            LOG.debugf("The brake waits for PostgreSQL: sqlstate=%s", e.sqlState());
        }
    }
}

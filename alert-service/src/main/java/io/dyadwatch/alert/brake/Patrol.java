package io.dyadwatch.alert.brake;

import io.dyadwatch.alert.database.DatabaseFailure;
import io.dyadwatch.operations.fault.Fault;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Looks every second whether there is a flood, and whether sending is paused. */
public final class Patrol implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Patrol.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final FloodBrake brake;
    private final Sending sending;
    private final AtomicInteger paused = new AtomicInteger();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "flood-patrol");
        daemon.setDaemon(true);
        return daemon;
    });

    public Patrol(FloodBrake brake, Sending sending, MeterRegistry meters) {
        this.brake = brake;
        this.sending = sending;
        meters.gauge("dyadwatch.alert.sending.paused", paused);
    }

    public void start() {
        ScheduledFuture<?> unused =
                thread.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void look() {
        try {
            brake.checkAll();
            paused.set(sending.state().paused() ? 1 : 0);
        } catch (DatabaseFailure e) {
            LOG.debugf("The brake waits for PostgreSQL: sqlstate=%s", e.sqlState());
        } catch (RuntimeException e) {
            // A scheduler drops for good what throws.
            LOG.errorf("Looking for a flood failed unexpectedly: fault=%s", Fault.of(e));
        }
    }
}

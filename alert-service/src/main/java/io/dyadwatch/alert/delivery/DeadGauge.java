package io.dyadwatch.alert.delivery;

import io.dyadwatch.alert.database.DatabaseFailure;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Counts the dead deliveries now and then: counting takes a while when there are many. */
public final class DeadGauge implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DeadGauge.class);
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final Deliveries deliveries;
    private final AtomicLong dead = new AtomicLong();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "dead-deliveries");
        daemon.setDaemon(true);
        return daemon;
    });

    public DeadGauge(Deliveries deliveries, MeterRegistry meters) {
        this.deliveries = deliveries;
        meters.gauge("dyadwatch.alert.deliveries.dead", dead);
    }

    public void start() {
        ScheduledFuture<?> unused =
                thread.scheduleWithFixedDelay(this::count, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void count() {
        try {
            dead.set(deliveries.dead());
        } catch (DatabaseFailure e) {
            LOG.debugf("Dead deliveries could not be counted: sqlstate=%s", e.sqlState());
        }
    }
}

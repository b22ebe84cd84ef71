package io.dyadwatch.operations.clock;

import io.dyadwatch.operations.job.RepeatingJob;
import io.dyadwatch.operations.progress.ProcessEnd;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Ends the process when its clock is set back by more than {@value #TOLERATED_SECONDS} s. Kafka's clients reckon with the
 * time of day: until that is again what it was before, they send no heartbeat and let no request expire, and their group
 * takes them for dead. A process that begins anew works at once. A clock that is set ahead costs one rebalance.
 */
@Singleton
public class ClockWatch {
    static final int TOLERATED_SECONDS = 5;

    private static final Logger LOG = Logger.getLogger(ClockWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration STOP_LIMIT = Duration.ofMillis(500);

    private final LongSupplier millisOfDay;
    private final LongSupplier steadyNanos;
    private final Runnable end;
    private final RepeatingJob job =
            new RepeatingJob("clock-watch", BETWEEN_LOOKS, BETWEEN_LOOKS, STOP_LIMIT, this::look);
    private long before;

    ClockWatch() {
        this(System::currentTimeMillis, System::nanoTime, ProcessEnd.ofService());
    }

    /**
     * @param millisOfDay Unix time, as it is set
     * @param steadyNanos a clock that nobody sets, from any beginning
     */
    ClockWatch(LongSupplier millisOfDay, LongSupplier steadyNanos, Runnable end) {
        this.millisOfDay = millisOfDay;
        this.steadyNanos = steadyNanos;
        this.end = end;
        this.before = ahead();
    }

    void start(@Observes StartupEvent started) {
        job.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        job.close();
    }

    void look() {
        long now = ahead();
        if (now < before - TimeUnit.SECONDS.toMillis(TOLERATED_SECONDS)) {
            LOG.fatalf(
                    "The clock was set back, Kafka's clients would stand still, the process ends: standstill=%s",
                    Duration.ofMillis(before - now));
            job.stop();
            end.run();
        }
        before = now;
    }

    /** Of the steady clock, in milliseconds; changes only where the time of day is set. */
    private long ahead() {
        return millisOfDay.getAsLong() - TimeUnit.NANOSECONDS.toMillis(steadyNanos.getAsLong());
    }
}

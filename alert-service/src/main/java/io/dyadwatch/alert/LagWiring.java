package io.dyadwatch.alert;

import io.dyadwatch.alert.intake.Taken;
import io.dyadwatch.operations.job.RepeatingJob;
import io.dyadwatch.operations.lag.HopLag;
import io.dyadwatch.operations.lag.InstanceLag;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Puts together who shows how far this instance is behind with enriched articles. */
@Singleton
public class LagWiring {
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration STOP_LIMIT = Duration.ofMillis(500);

    private final HopLag lag;
    private final RepeatingJob job;

    public LagWiring(InstanceLag lag, Taken taken, Clock clock) {
        this.lag = new HopLag("alert", taken.beyond(lag), clock);
        this.job = new RepeatingJob("alert-lag", Duration.ZERO, EVERY, STOP_LIMIT, this.lag::sample);
    }

    void start(@Observes StartupEvent started, MeterRegistry meters) {
        lag.bindTo(meters);
        job.start();
    }

    void stop(@Observes ShutdownEvent stopped) {
        job.close();
    }
}

package io.dyadwatch.alert;

import io.dyadwatch.alert.intake.Assignment;
import io.dyadwatch.alert.intake.Taken;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.operations.job.RepeatingJob;
import io.dyadwatch.operations.lag.HopLag;
import io.dyadwatch.operations.lag.InstanceLag;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Puts together who looks how far this instance is behind with enriched articles. */
@Singleton
public class LagWiring {
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(1);

    private final InstanceLag behind;
    private final HopLag lag;
    private final RepeatingJob job;

    public LagWiring(
            AlertConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @Identifier("enriched-articles") Assignment assignment,
            Taken taken,
            Clock clock) {
        this.behind = new InstanceLag(
                kafka, "alert-service-lag", config.groupId(), Topics.ENRICHED_ARTICLE.name(), assignment::share);
        this.lag = new HopLag("alert", taken.beyond(behind), clock);
        this.job = new RepeatingJob("alert-lag", Duration.ZERO, EVERY, STOP_LIMIT, lag::sample);
    }

    void start(@Observes StartupEvent started, MeterRegistry meters) {
        lag.bindTo(meters);
        job.start();
    }

    void stop(@Observes ShutdownEvent stopped) {
        job.close();
        behind.close();
    }
}

package io.dyadwatch.alert;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.standing.StandingGauges;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts together who counts the whole system. */
@Singleton
public class StandingWiring {
    @Produces
    @Singleton
    StandingGauges standingGauges(Database database, Clock clock, MeterRegistry meters) {
        return new StandingGauges(database, clock, meters);
    }

    void start(@Observes StartupEvent started, StandingGauges gauges) {
        gauges.start();
    }

    void stop(@Observes ShutdownEvent stopped, StandingGauges gauges) {
        gauges.close();
    }
}

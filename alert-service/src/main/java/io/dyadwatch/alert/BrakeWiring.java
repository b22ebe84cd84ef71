package io.dyadwatch.alert;

import io.dyadwatch.alert.brake.FloodBrake;
import io.dyadwatch.alert.brake.Patrol;
import io.dyadwatch.alert.brake.Sending;
import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.delivery.LedgerOutbox;
import io.dyadwatch.alert.operator.OperatorEvents;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What stops sending, and who is told. */
@Singleton
public class BrakeWiring {
    @Produces
    @Singleton
    OperatorEvents operatorEvents(Database database, MeterRegistry meters) {
        return new OperatorEvents(database, new LedgerOutbox(), meters);
    }

    @Produces
    @Singleton
    Sending sending(Database database, OperatorEvents events, Clock clock) {
        return new Sending(database, events, clock);
    }

    @Produces
    @Singleton
    FloodBrake brake(AlertConfig config, Database database, Sending sending, OperatorEvents events, Clock clock) {
        return new FloodBrake(database, sending, events, clock, config.floodTotal(), config.floodPerWatch());
    }

    @Produces
    @Singleton
    Patrol patrol(FloodBrake brake, Sending sending, MeterRegistry meters) {
        return new Patrol(brake, sending, meters);
    }
}

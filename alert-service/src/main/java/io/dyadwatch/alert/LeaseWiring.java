package io.dyadwatch.alert;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.delivery.LeaseHolder;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Who this instance is among those that send. */
@Singleton
public class LeaseWiring {
    @Produces
    @Singleton
    LeaseHolder leases(Database database, Clock clock) {
        LeaseHolder leases = new LeaseHolder(database, clock);
        leases.start();
        return leases;
    }

    void close(@Disposes LeaseHolder leases) {
        leases.close();
    }
}

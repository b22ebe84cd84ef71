package io.dyadwatch.alert;

import io.dyadwatch.alert.canary.Canaries;
import io.dyadwatch.alert.canary.CanaryConfig;
import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.delivery.SigningKeys;
import io.dyadwatch.alert.endpoint.EndpointSecrets;
import io.dyadwatch.alert.watch.Watches;
import io.dyadwatch.outbound.BoundedLookup;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the canary together. */
@Singleton
public class CanaryWiring {
    @Produces
    @Singleton
    Canaries canaries(
            CanaryConfig config,
            Database database,
            Watches watches,
            EndpointSecrets secrets,
            SigningKeys keys,
            BoundedLookup lookup,
            Clock clock,
            MeterRegistry meters,
            @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        return Canaries.of(
                config,
                port,
                new Canaries.Needs(database, watches, secrets, keys, lookup, clock, meters, "Dyadwatch/" + version));
    }

    void start(@Observes StartupEvent started, Canaries canaries) {
        canaries.start();
    }

    void stop(@Observes ShutdownEvent stopped, Canaries canaries) {
        canaries.close();
    }
}

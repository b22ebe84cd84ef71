package io.dyadwatch.alert;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.source.Sightings;
import io.dyadwatch.alert.source.SourceJob;
import io.dyadwatch.alert.source.Sources;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts together who notes the sources. */
@Singleton
public class SourceWiring {
    @Produces
    @Singleton
    Sightings sourceSightings(Clock clock) {
        return new Sightings(clock);
    }

    @Produces
    @Singleton
    Sources sources(Database database, Clock clock) {
        return new Sources(database, clock);
    }

    @Produces
    @Singleton
    SourceJob sourceJob(Sightings sightings, Sources sources) {
        return new SourceJob(sightings, sources);
    }

    void start(@Observes StartupEvent started, SourceJob job) {
        job.start();
    }

    void stop(@Observes ShutdownEvent stopped, SourceJob job) {
        job.close();
    }
}

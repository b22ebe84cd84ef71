package io.dyadwatch.ingest;

import io.dyadwatch.contracts.Topics;
import io.dyadwatch.ingest.backfill.BackfillPace;
import io.dyadwatch.ingest.backfill.UnreadWatch;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;

/** Puts together what lets archive material wait for live news. */
@Singleton
public class BackfillWiring {
    @Produces
    @Singleton
    BackfillPace pace() {
        return new BackfillPace();
    }

    @Produces
    @Singleton
    UnreadWatch watch(@Identifier("default-kafka-broker") Map<String, Object> kafka, BackfillPace pace) {
        return new UnreadWatch(
                kafka,
                Map.of("enrich-service", Topics.ARTICLE.name(), "alert-service", Topics.ENRICHED_ARTICLE.name()),
                pace);
    }

    void start(@Observes StartupEvent started, UnreadWatch watch) {
        watch.start();
    }

    void stop(@Observes ShutdownEvent stopped, UnreadWatch watch) {
        watch.close();
    }
}

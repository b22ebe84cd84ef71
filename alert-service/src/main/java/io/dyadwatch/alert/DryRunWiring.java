package io.dyadwatch.alert;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.dryrun.DryRun;
import io.dyadwatch.alert.dryrun.DryRunLeases;
import io.dyadwatch.alert.dryrun.DryRunRequest;
import io.dyadwatch.alert.dryrun.DryRuns;
import io.dyadwatch.alert.dryrun.Forecast;
import io.dyadwatch.alert.endpoint.Endpoints;
import io.dyadwatch.alert.ledger.StoryRule;
import io.dyadwatch.alert.match.SourceName;
import io.dyadwatch.alert.vocabulary.Vocabulary;
import io.dyadwatch.alert.watch.WatchCheck;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Puts the parts of dry runs together. */
@Singleton
public class DryRunWiring {
    /** What a dry run may take beyond its limit, for clients that give up late and for a long pause of the process. */
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(40);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    @Produces
    @Singleton
    DryRuns dryRuns(AlertConfig config, KafkaClients kafka, Database database, Clock clock) {
        Duration limit = config.dryRun().limit();
        Forecast forecast = new Forecast(new StoryRule(config.storyWindow(), config.storySimilarity()));
        return new DryRuns(
                new DryRun(limit, forecast, new SourceName(), clock),
                new DryRunLeases(database, clock, limit.plus(LEASE_MARGIN)),
                kafka::dryRunConsumer,
                config.dryRun().concurrency(),
                RETRY_AFTER);
    }

    /** Those that run hold requests, which are answered before anything stops. */
    void stop(@Observes ShutdownDelayInitiatedEvent soon, DryRuns runs) {
        runs.stop();
    }

    void close(@Disposes DryRuns runs) {
        runs.close();
    }

    /** A watch that is not saved may have no endpoint yet. */
    @Produces
    @Singleton
    @Identifier("dry-run") WatchCheck check(Vocabulary vocabulary, Endpoints endpoints) {
        return new WatchCheck(
                vocabulary,
                (subscriber, endpoint) -> endpoint.equals(DryRunRequest.NO_ENDPOINT)
                        || endpoints.find(Optional.of(subscriber), endpoint).isPresent());
    }
}

package io.dyadwatch.alert;

import io.dyadwatch.alert.brake.ReleaseResource;
import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.endpoint.Endpoints;
import io.dyadwatch.alert.match.SourceName;
import io.dyadwatch.alert.match.WatchFollower;
import io.dyadwatch.alert.match.WatchIndex;
import io.dyadwatch.alert.vocabulary.Vocabulary;
import io.dyadwatch.alert.vocabulary.VocabularyReader;
import io.dyadwatch.alert.watch.WatchChanges;
import io.dyadwatch.alert.watch.WatchCheck;
import io.dyadwatch.alert.watch.Watches;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Watches: who keeps them, what they may name, and the index of this instance. */
@Singleton
public class WatchWiring {
    @Produces
    @Singleton
    Vocabulary vocabulary() {
        return new Vocabulary();
    }

    @Produces
    @Singleton
    VocabularyReader vocabularyReader(KafkaClients kafka, Vocabulary vocabulary) {
        return new VocabularyReader(kafka::vocabularyConsumer, vocabulary);
    }

    @Produces
    @Singleton
    Watches watches(Database database, Clock clock) {
        return new Watches(database, clock);
    }

    @Produces
    @Singleton
    WatchCheck watchCheck(Vocabulary vocabulary, Endpoints endpoints) {
        return new WatchCheck(
                vocabulary,
                (subscriber, endpoint) ->
                        endpoints.find(Optional.of(subscriber), endpoint).isPresent());
    }

    @Produces
    @Singleton
    SourceName sourceName() {
        return new SourceName();
    }

    @Produces
    @Singleton
    WatchIndex watchIndex(SourceName names) {
        return new WatchIndex(names);
    }

    @Produces
    @Singleton
    WatchFollower watchFollower(
            AlertConfig config, Database database, WatchIndex index, Clock clock, MeterRegistry meters) {
        return new WatchFollower(new WatchChanges(database), index, config.watchPollInterval(), clock, meters);
    }

    @Produces
    @Singleton
    ReleaseResource.WatchOwners watchOwners(Watches watches) {
        return watches::existed;
    }
}

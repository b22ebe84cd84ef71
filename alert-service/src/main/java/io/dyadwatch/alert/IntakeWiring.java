package io.dyadwatch.alert;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.intake.ArticleIntake;
import io.dyadwatch.alert.intake.DeadLetters;
import io.dyadwatch.alert.intake.LiveWatches;
import io.dyadwatch.alert.intake.Patience;
import io.dyadwatch.alert.ledger.Alerts;
import io.dyadwatch.alert.ledger.Ledger;
import io.dyadwatch.alert.match.SourceName;
import io.dyadwatch.alert.match.WatchFollower;
import io.dyadwatch.alert.match.WatchIndex;
import io.dyadwatch.alert.source.Sightings;
import io.dyadwatch.contracts.Topics;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.apache.kafka.clients.producer.Producer;

/** What takes articles in. */
@Singleton
public class IntakeWiring {
    @Produces
    @Singleton
    Patience patience() {
        return new Patience();
    }

    @Produces
    @Singleton
    DeadLetters deadLetters(Producer<byte[], byte[]> producer) {
        return new DeadLetters(producer, Topics.ENRICHED_ARTICLE_DLQ.name(), KafkaClients.PATIENCE);
    }

    @Produces
    @Singleton
    ArticleIntake intake(
            Ledger ledger,
            WatchIndex index,
            WatchFollower follower,
            SourceName names,
            Clock clock,
            Sightings sightings) {
        return new ArticleIntake(new LiveWatches(index, follower::isReady), ledger, names, clock, sightings::saw);
    }

    @Produces
    @Singleton
    Alerts alerts(Database database) {
        return new Alerts(database);
    }
}

package io.dyadwatch.alert;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.delivery.DeliveryWorker;
import io.dyadwatch.alert.intake.Assignment;
import io.dyadwatch.alert.intake.Taken;
import io.dyadwatch.alert.match.WatchFollower;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.operations.broker.BrokerCheck;
import io.dyadwatch.operations.lag.InstanceLag;
import io.dyadwatch.operations.progress.GroupWork;
import io.dyadwatch.operations.progress.ProcessEnd;
import io.dyadwatch.operations.progress.ProgressWatch;
import io.dyadwatch.operations.progress.Work;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts together what ends the process when it does not get on although Kafka and PostgreSQL answer. */
@Singleton
public class ProgressWiring {
    private static final int EXIT_CODE = 1;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    private static final List<String> TOPICS = List.of(
            Topics.ENRICHED_ARTICLE.name(),
            Topics.ENRICHED_ARTICLE_DLQ.name(),
            Topics.VOCABULARY.name(),
            Topics.ALERT.name());

    @Produces
    @Singleton
    BrokerCheck broker(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        return new BrokerCheck(kafka, "alert-service-check", TOPICS);
    }

    void close(@Disposes BrokerCheck broker) {
        broker.close();
    }

    @Produces
    @Singleton
    @Identifier("progress") InstanceLag lag(
            AlertConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @Identifier("enriched-articles") Assignment assignment) {
        return new InstanceLag(
                kafka,
                "alert-service-progress",
                config.groupId(),
                Topics.ENRICHED_ARTICLE.name(),
                // What is on the move is nobody's.
                () -> Optional.of(assignment.share().orElse(Set.of())));
    }

    void close(@Disposes @Identifier("progress") InstanceLag lag) {
        lag.close();
    }

    @Produces
    @Singleton
    ProgressWatch progress(
            AlertConfig config,
            @Identifier("progress") InstanceLag lag,
            BrokerCheck broker,
            @Identifier("enriched-articles") Assignment assignment,
            Taken taken,
            DeliveryWorker worker,
            WatchFollower watches,
            Database database,
            Clock clock,
            MeterRegistry meters) {
        Work.Dependency postgresql = () -> requireAnswer(database);
        Work articles = new GroupWork("alert", taken.beyond(lag))
                // One thread takes all partitions' records.
                .asOne()
                .including("joining", assignment::joining)
                .needing(broker::require)
                .needing(postgresql);
        Work deliveries = Work.of("delivery", () -> Map.of("queue", worker.standing()));
        Work following =
                Work.of("watches", () -> Map.of("changes", watches.standing())).needing(postgresql);
        ProcessEnd end = new ProcessEnd(
                () -> Quarkus.asyncExit(EXIT_CODE),
                STOP_PATIENCE,
                () -> Runtime.getRuntime().halt(EXIT_CODE));
        return new ProgressWatch(List.of(articles, deliveries, following), config.progressLimit(), clock, meters, end);
    }

    private static void requireAnswer(Database database) {
        database.read(connection -> Sql.query(connection, "select 1", row -> row.getInt(1)));
    }
}

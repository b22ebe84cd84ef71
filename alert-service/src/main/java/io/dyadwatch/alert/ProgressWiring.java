package io.dyadwatch.alert;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.delivery.DeliveryWorker;
import io.dyadwatch.alert.intake.Assignment;
import io.dyadwatch.alert.intake.Taken;
import io.dyadwatch.alert.match.WatchFollower;
import io.dyadwatch.operations.broker.BrokerCheck;
import io.dyadwatch.operations.lag.InstanceLag;
import io.dyadwatch.operations.progress.GroupWork;
import io.dyadwatch.operations.progress.ProcessEnd;
import io.dyadwatch.operations.progress.ProgressWatch;
import io.dyadwatch.operations.progress.Work;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Puts together what ends the process when it does not get on although Kafka and PostgreSQL answer. */
@Singleton
public class ProgressWiring {
    @Produces
    @Singleton
    ProgressWatch progress(
            AlertConfig config,
            InstanceLag lag,
            BrokerCheck broker,
            @Identifier("enriched-articles") Assignment assignment,
            Taken taken,
            DeliveryWorker worker,
            WatchFollower watches,
            Database database,
            Clock clock,
            MeterRegistry meters) {
        Work.Dependency postgresql = () -> requireAnswer(database);
        Work articles = new GroupWork("alert", taken.beyond(lag::ofShare))
                // One thread takes all partitions' records.
                .asOne()
                .including("joining", assignment::joining)
                .needing(broker::require)
                .needing(postgresql);
        Work deliveries = Work.of("delivery", () -> Map.of("queue", worker.standing()));
        Work following =
                Work.of("watches", () -> Map.of("changes", watches.standing())).needing(postgresql);
        return new ProgressWatch(
                List.of(articles, deliveries, following),
                config.progressLimit(),
                clock,
                meters,
                ProcessEnd.ofService());
    }

    private static void requireAnswer(Database database) {
        database.read(connection -> Sql.query(connection, "select 1", row -> row.getInt(1)));
    }
}

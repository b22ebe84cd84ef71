package io.dyadwatch.alert.delivery;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.operator.OperatorEvents;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;

/** How endpoints are treated in tests: as by default, but for what a test is about. */
final class Lanes {
    private Lanes() {}

    static LanePolicy policy(int places) {
        return policy(places, 1000);
    }

    static LanePolicy policy(int places, int perSecond) {
        return new LanePolicy(
                places,
                perSecond,
                Duration.ofSeconds(30),
                Duration.ofMinutes(10),
                Duration.ofSeconds(2),
                Duration.ofDays(5),
                50);
    }

    static OperatorEvents events(Database database) {
        return new OperatorEvents(database, new LedgerOutbox(), new SimpleMeterRegistry());
    }
}

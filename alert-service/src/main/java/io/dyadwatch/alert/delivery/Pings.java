package io.dyadwatch.alert.delivery;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.contracts.EndpointPing;
import io.dyadwatch.contracts.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Test events to endpoints, through the ledger as anything else. */
public final class Pings {
    /** From one ping of an endpoint to the next. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    private final Database database;
    private final LedgerOutbox outbox = new LedgerOutbox();
    private final Clock clock;

    public Pings(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What became of the wish to ping. */
    public sealed interface Answer {
        /** @param delivery its id; its attempts are read as those of any other */
        record Sent(UUID delivery) implements Answer {}

        /** @param pause until the next may be sent */
        record TooSoon(Duration pause) implements Answer {}

        /** The endpoint is disabled. */
        record Disabled() implements Answer {}

        /** There is no such endpoint. */
        record None() implements Answer {}
    }

    /** @param owner whose endpoint it must be; anybody's where empty */
    public Answer ping(Optional<UUID> owner, UUID endpoint) {
        return database.transaction(connection -> {
            // Two at once: the second waits here, and then sees the first. Weaker than what would stop new deliveries.
            List<Boolean> disabled = Sql.query(
                    connection,
                    "select disabled_at is not null as disabled from endpoint where id = ? and deleted_at is null"
                            + " and (?::uuid is null or subscriber_id = ?::uuid) for no key update",
                    row -> row.getBoolean("disabled"),
                    endpoint,
                    owner,
                    owner);
            if (disabled.isEmpty()) {
                return new Answer.None();
            }
            if (disabled.contains(true)) {
                return new Answer.Disabled();
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            List<Instant> last = Sql.query(
                    connection,
                    "select created_at from delivery where endpoint_id = ? and type = ? and created_at > ?"
                            + " order by created_at desc limit 1",
                    row -> Sql.instant(row, "created_at"),
                    endpoint,
                    EndpointPing.TYPE,
                    now.minus(PAUSE));
            if (!last.isEmpty()) {
                return new Answer.TooSoon(Duration.between(now, last.get(0).plus(PAUSE)));
            }
            byte[] body = Json.write(EndpointPing.of(now, endpoint));
            return new Answer.Sent(outbox.write(connection, endpoint, EndpointPing.TYPE, body, now));
        });
    }
}

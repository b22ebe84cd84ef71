package io.dyadwatch.alert.delivery;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.operator.EventKind;
import io.dyadwatch.alert.operator.Happening;
import io.dyadwatch.alert.operator.OperatorEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Enables an endpoint that was disabled for failing, or for saying that it wants nothing more. */
public final class EndpointSwitch {
    private final Database database;
    private final OperatorEvents events;
    private final Clock clock;

    public EndpointSwitch(Database database, OperatorEvents events, Clock clock) {
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Enables it; changes nothing where it is not disabled.
     *
     * @param owner whose it must be; anybody's where empty
     * @return false if there is none
     */
    public boolean enable(Optional<UUID> owner, UUID endpoint) {
        return database.transaction(connection -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            boolean there = has(connection, owner, endpoint);
            if (there && Disabling.enable(connection, endpoint)) {
                events.tell(connection, Happening.of(EventKind.ENDPOINT_ENABLED, endpoint, null, null), now);
            }
            return there;
        });
    }

    /** Whether there is such an endpoint, disabled or not. */
    public boolean has(Optional<UUID> owner, UUID endpoint) {
        return database.read(connection -> has(connection, owner, endpoint));
    }

    private static boolean has(Connection connection, Optional<UUID> owner, UUID endpoint) throws SQLException {
        return !Sql.query(
                        connection,
                        "select id from endpoint where id = ? and deleted_at is null"
                                + " and (?::uuid is null or subscriber_id = ?::uuid)",
                        row -> Sql.uuid(row, "id"),
                        endpoint,
                        owner,
                        owner)
                .isEmpty();
    }
}

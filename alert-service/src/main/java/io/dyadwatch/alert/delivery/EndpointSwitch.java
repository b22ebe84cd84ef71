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

/** Disables endpoints for those who ask for it, and enables them, whatever they were disabled for. */
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
     * Sends nothing more to it, within the transaction of the connection; what waits for it ends dead.
     *
     * @param operator whether the operator asks for it, and not its owner
     */
    public void disable(Connection connection, UUID endpoint, boolean operator, String why) throws SQLException {
        Instant now = now();
        Disabling.By by = operator ? Disabling.By.OPERATOR : Disabling.By.SUBSCRIBER;
        if (Disabling.disable(connection, endpoint, by, why, now)) {
            events.tell(connection, Happening.of(EventKind.ENDPOINT_DISABLED, endpoint, null, why), now);
        }
    }

    /** Sends to it again, within the transaction of the connection; what is dead stays dead until it is recovered. */
    public void enable(Connection connection, UUID endpoint) throws SQLException {
        if (Disabling.enable(connection, endpoint)) {
            events.tell(connection, Happening.of(EventKind.ENDPOINT_ENABLED, endpoint, null, null), now());
        }
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

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

package io.dyadwatch.alert.brake;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.operator.EventKind;
import io.dyadwatch.alert.operator.Happening;
import io.dyadwatch.alert.operator.OperatorEvents;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether webhooks are sent at all: one row for all instances. While it is paused no webhook is claimed but those to the
 * operator's own endpoints that tell of it; attempts under way end, and Kafka gets its copies.
 */
public final class Sending {
    private final Database database;
    private final OperatorEvents events;
    private final Clock clock;

    public Sending(Database database, OperatorEvents events, Clock clock) {
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    /**
     * How it stands.
     *
     * @param since when it was paused; absent when it is not
     * @param by {@code operator} or {@code brake}; absent when it is not paused
     * @param reason in words; absent when it is not paused
     */
    public record State(
            boolean paused,
            @Nullable Instant since,
            @Nullable String by,
            @Nullable String reason) {}

    public State state() {
        return database.read(Sending::state);
    }

    /** As the transaction of the connection sees it. */
    public static boolean isPaused(Connection connection) throws SQLException {
        return state(connection).paused();
    }

    /** Pauses; changes nothing when it is paused already. */
    public State pause(String by, String reason) {
        return database.transaction(connection -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            int changed = Sql.update(
                    connection,
                    "update sending set paused_at = ?, paused_by = ?, reason = ? where paused_at is null",
                    now,
                    by,
                    reason);
            if (changed == 1) {
                events.tell(connection, Happening.ofAll(EventKind.SENDING_PAUSED, by + ": " + reason), now);
            }
            return state(connection);
        });
    }

    /** Goes on; changes nothing when it is not paused. */
    public State resume() {
        return database.transaction(connection -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            int changed = Sql.update(
                    connection,
                    "update sending set paused_at = null, paused_by = null, reason = null, resumed_at = ?"
                            + " where paused_at is not null",
                    now);
            if (changed == 1) {
                events.tell(connection, Happening.ofAll(EventKind.SENDING_RESUMED, null), now);
            }
            return state(connection);
        });
    }

    private static State state(Connection connection) throws SQLException {
        return Sql.query(connection, "select paused_at, paused_by, reason from sending", Sending::read)
                .get(0);
    }

    private static State read(ResultSet row) throws SQLException {
        Instant since = Sql.instantOrNull(row, "paused_at");
        return new State(since != null, since, row.getString("paused_by"), row.getString("reason"));
    }
}

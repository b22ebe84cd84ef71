package io.dyadwatch.alert.delivery;

import io.dyadwatch.alert.database.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is remembered of endpoints, in PostgreSQL: a row for each that something was ever claimed for. */
final class LaneRows {
    static final String STATE = "s.proven, s.halvings, s.successes, s.failures, s.silences, s.failing_since,"
            + " s.told_percent, s.rest_until, s.opened";

    /** What the rate of an endpoint is counted in. */
    static final Duration WINDOW = Duration.ofSeconds(1);

    /**
     * Between the clocks of instances. A window that begins later than that was begun by a clock that was wrong, and counts
     * for nothing: else the endpoint would have no place before that time has come.
     */
    static final Duration SKEW = Duration.ofSeconds(5);

    private LaneRows() {}

    /** Makes the rows that are not there. */
    static void add(Connection connection, Collection<UUID> lanes) throws SQLException {
        if (!lanes.isEmpty()) {
            // In one order everywhere: two that add the same rows wait for each other, never in a circle.
            Sql.update(
                    connection,
                    "insert into lane (id) select id from unnest(?::uuid[]) as given (id) order by id"
                            + " on conflict do nothing",
                    lanes);
        }
    }

    /** The state as it is, without waiting for who is changing it. */
    static LaneState read(Connection connection, UUID lane) throws SQLException {
        return one(connection, lane, "");
    }

    /** The states of those that have a row, as they are. */
    static Map<UUID, LaneState> readAll(Connection connection, Collection<UUID> lanes) throws SQLException {
        Map<UUID, LaneState> states = new HashMap<>();
        if (!lanes.isEmpty()) {
            Sql.query(
                    connection,
                    "select s.id, " + STATE + " from lane s where s.id = any(?)",
                    row -> states.put(Sql.uuid(row, "id"), read(row)),
                    lanes);
        }
        return states;
    }

    /** The state, which nobody else changes before the transaction ends. */
    static LaneState lock(Connection connection, UUID lane) throws SQLException {
        return one(connection, lane, " for update");
    }

    static void write(Connection connection, UUID lane, LaneState state) throws SQLException {
        Sql.update(
                connection,
                "update lane set proven = ?, halvings = ?, successes = ?, failures = ?, silences = ?,"
                        + " failing_since = ?, told_percent = ?, rest_until = ?, opened = ? where id = ?",
                state.proven(),
                state.halvings(),
                state.successes(),
                state.failures(),
                state.silences(),
                state.failingSince(),
                state.toldPercent(),
                state.restUntil(),
                state.opened(),
                lane);
    }

    /** Notes what was just claimed, in the second that it counts in; the rows must be locked. */
    static void took(Connection connection, List<UUID> lanes, Instant now) throws SQLException {
        Map<UUID, Integer> counts = new HashMap<>();
        lanes.forEach(lane -> counts.merge(lane, 1, Integer::sum));
        List<UUID> ids = List.copyOf(counts.keySet());
        Sql.update(
                connection,
                """
                update lane s set claimed_at = ?,
                       window_start = case when s.window_start > ? and s.window_start <= ? then s.window_start else ? end,
                       window_taken = case when s.window_start > ? and s.window_start <= ? then s.window_taken else 0 end
                                      + t.taken
                from unnest(?::uuid[], ?::text[]::integer[]) as t (id, taken) where t.id = s.id
                """,
                now,
                now.minus(WINDOW),
                now.plus(SKEW),
                now,
                now.minus(WINDOW),
                now.plus(SKEW),
                ids,
                ids.stream().map(id -> String.valueOf(counts.get(id))).toList());
    }

    /** From a row with the columns of {@link #STATE}; nulls, of a row that is not there, are a new lane. */
    static LaneState read(ResultSet row) throws SQLException {
        return new LaneState(
                row.getBoolean("proven"),
                row.getInt("halvings"),
                row.getInt("successes"),
                row.getInt("failures"),
                row.getInt("silences"),
                Sql.instantOrNull(row, "failing_since"),
                row.getInt("told_percent"),
                Sql.instantOrNull(row, "rest_until"),
                row.getInt("opened"));
    }

    private static LaneState one(Connection connection, UUID lane, String locking) throws SQLException {
        List<LaneState> found = Sql.query(
                connection, "select " + STATE + " from lane s where s.id = ?" + locking, LaneRows::read, lane);
        return found.isEmpty() ? LaneState.NEW : found.get(0);
    }
}

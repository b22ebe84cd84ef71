package io.dyadwatch.alert.standing;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Asks PostgreSQL how the system stands. Every part is bounded, so that asking costs little however much there is: it
 * counts on partial indexes and up to {@value #MOST}, and finds the oldest by hops from lane to lane.
 */
final class StandingQuery {
    /** What is counted at most. */
    static final int MOST = 20_000;

    static final String DUE = """
            select count(*) as n from (
                select 1 from delivery where state = 'pending' and not held and next_attempt_at <= ? limit ?) found
            """;

    static final String WAITING = """
            select count(*) as n from (
                (select 1 from delivery where state = 'pending' and not held limit ?)
                union all
                (select 1 from delivery where held limit ?)) found
            """;

    static final String DEAD = """
            select count(*) as n from (select 1 from delivery where state = 'dead' limit ?) found
            """;

    static final String OLDEST = """
            with recursive lanes (lane, first_at) as (
                (select lane, next_attempt_at from delivery where state = 'pending' and not held
                 order by lane, next_attempt_at limit 1)
                union all
                select n.lane, n.next_attempt_at from lanes l cross join lateral (
                    select d.lane, d.next_attempt_at from delivery d
                    where d.state = 'pending' and not d.held and d.lane > l.lane
                    order by d.lane, d.next_attempt_at limit 1) n
            )
            select min(l.first_at) as first_at from lanes l left join lane s on s.id = l.lane
            where l.first_at <= ? and (s.rest_until is null or s.rest_until <= ?)
            """;

    static final String ENDPOINTS = """
            select count(*) filter (where e.disabled_at is null and s.opened > 0 and s.rest_until > ?) as open,
                   count(*) filter (where e.disabled_at is null and s.opened > 0
                                      and (s.rest_until is null or s.rest_until <= ?)) as half_open,
                   count(*) filter (where e.disabled_at is null and coalesce(s.opened, 0) = 0) as closed,
                   count(*) filter (where e.disabled_at is not null
                                      and coalesce(e.disabled_by, 'system') = 'system') as by_system,
                   count(*) filter (where e.disabled_by = 'subscriber') as by_subscriber,
                   count(*) filter (where e.disabled_by = 'operator') as by_operator
            from endpoint e left join lane s on s.id = e.id
            where e.deleted_at is null
            """;

    static final String BRAKED = """
            select exists (select 1 from brake b join watch w on w.id = b.watch_id
                           where b.held_since is not null and w.deleted_at is null)
                or exists (select 1 from sending where paused_by = 'brake') as braked
            """;

    static final String SOURCES = """
            select count(*) as known, count(*) filter (where silent_after < ?) as silent
            from source where silent_after is not null
            """;

    private final Database database;
    private final Clock clock;

    StandingQuery(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @throws io.dyadwatch.alert.database.DatabaseFailure while PostgreSQL is away */
    Standing ask() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return database.read(connection -> ask(connection, now));
    }

    private static Standing ask(Connection connection, Instant now) throws SQLException {
        long due = count(connection, DUE, now, MOST);
        long waiting = Math.min(MOST, count(connection, WAITING, MOST, MOST));
        long dead = count(connection, DEAD, MOST);
        Instant oldest = one(connection, OLDEST, row -> oldest(row, now), now, now);
        Endpoints endpoints = one(connection, ENDPOINTS, Endpoints::read, now, now);
        boolean braked = one(connection, BRAKED, row -> row.getBoolean("braked"));
        long[] sources = one(connection, SOURCES, row -> new long[] {row.getLong("known"), row.getLong("silent")}, now);
        return new Standing(
                due,
                waiting,
                dead,
                Duration.between(oldest, now),
                endpoints.open,
                endpoints.halfOpen,
                endpoints.closed,
                endpoints.bySystem,
                endpoints.bySubscriber,
                endpoints.byOperator,
                braked,
                sources[0],
                sources[1]);
    }

    private record Endpoints(long open, long halfOpen, long closed, long bySystem, long bySubscriber, long byOperator) {
        static Endpoints read(ResultSet row) throws SQLException {
            return new Endpoints(
                    row.getLong("open"),
                    row.getLong("half_open"),
                    row.getLong("closed"),
                    row.getLong("by_system"),
                    row.getLong("by_subscriber"),
                    row.getLong("by_operator"));
        }
    }

    private static Instant oldest(ResultSet row, Instant now) throws SQLException {
        Instant oldest = Sql.instantOrNull(row, "first_at");
        return oldest == null ? now : oldest;
    }

    private static long count(Connection connection, String sql, Object... parameters) throws SQLException {
        return one(connection, sql, row -> row.getLong("n"), parameters);
    }

    private static <T> T one(Connection connection, String sql, Sql.Row<T> row, Object... parameters)
            throws SQLException {
        return Sql.query(connection, sql, row, parameters).get(0);
    }
}

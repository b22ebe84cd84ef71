package io.dyadwatch.alert.delivery;

import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.operator.OperatorEvents;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Finds the lanes that have something due, and how they are doing. */
final class DueLanes {
    /**
     * From lane to lane by hops on the index, however many rows each has. What rests or has nothing that is free is left
     * out here, what has no place left by who reads this. While sending is paused there are only Kafka's lane and those of
     * the operator that have something to tell him: alerts of his own watches wait like everybody's.
     */
    static final String FIND =
            """
            with recursive lanes (lane, first_at) as (
                (select lane, next_attempt_at from delivery where state = 'pending' and not held
                 order by lane, next_attempt_at limit 1)
                union all
                select n.lane, n.next_attempt_at from lanes l cross join lateral (
                    select d.lane, d.next_attempt_at from delivery d
                    where d.state = 'pending' and not d.held and d.lane > l.lane
                    order by d.lane, d.next_attempt_at limit 1) n
            )
            """ + columns("lanes l left join lane s on s.id = l.lane", "l.lane", "s.id is not null") + """
            where l.first_at <= ? and (s.rest_until is null or s.rest_until <= ?)
              and (not ? or l.lane = ? or e.subscriber_id = ?)
              and exists (select 1 from delivery d
                          where d.lane = l.lane and d.state = 'pending' and not d.held and d.next_attempt_at <= ?
                            and (d.lease_until is null or d.lease_until <= ?)
                            and (not ? or d.lane = ? or d.type like 'operator.%'))
            """;

    private static final String LOCK =
            "select s.id from lane s where s.id = any(?) order by s.id for update skip locked";

    private static final String READ = columns("lane s", "s.id", "true") + " where s.id = any(?)";

    private final DeliverySettings settings;

    DueLanes(DeliverySettings settings) {
        this.settings = settings;
    }

    /** All that have something to be claimed, in no order. */
    List<DueLane> find(Connection connection, boolean paused, Instant now) throws SQLException {
        return Sql.query(
                connection,
                FIND,
                DueLanes::read,
                now.minus(LaneRows.WINDOW),
                now.plus(LaneRows.SKEW),
                now.plus(settings.lease()).minus(settings.lanes().slowAfter()),
                now,
                now,
                now,
                paused,
                NewDeliveries.KAFKA_LANE,
                OperatorEvents.OPERATOR,
                now,
                now,
                paused,
                NewDeliveries.KAFKA_LANE);
    }

    /**
     * Locks lanes to the end of the transaction, except those that somebody else has: it claims from them just now.
     *
     * @return the locked ones as they are under the lock, in turns
     */
    List<DueLane> lock(Connection connection, Collection<UUID> lanes, Instant now) throws SQLException {
        List<UUID> locked = Sql.query(connection, LOCK, row -> Sql.uuid(row, "id"), lanes);
        if (locked.isEmpty()) {
            return List.of();
        }
        // A statement of its own: it sees what the last holder of each lock committed.
        return Sql.query(
                        connection,
                        READ,
                        DueLanes::read,
                        now.minus(LaneRows.WINDOW),
                        now.plus(LaneRows.SKEW),
                        now.plus(settings.lease()).minus(settings.lanes().slowAfter()),
                        now,
                        locked)
                .stream()
                .sorted(DueLane.TURNS)
                .toList();
    }

    private static String columns(String from, String lane, String known) {
        return """
                select %2$s as lane, %3$s as known, u.under_way, u.slow, s.claimed_at, e.max_per_second,
                       case when s.window_start > ? and s.window_start <= ? then s.window_taken else 0 end as taken, %4$s
                from %1$s left join endpoint e on e.id = %2$s
                cross join lateral (
                    select count(*) as under_way, coalesce(bool_or(b.lease_until <= ?), false) as slow
                    from delivery b where b.lane = %2$s and b.state = 'pending' and b.lease_until > ?) u
                """.formatted(from, lane, known, LaneRows.STATE);
    }

    private static DueLane read(ResultSet row) throws SQLException {
        UUID lane = Sql.uuid(row, "lane");
        return new DueLane(
                lane,
                row.getBoolean("known"),
                lane.equals(NewDeliveries.KAFKA_LANE),
                LaneRows.read(row),
                row.getInt("under_way"),
                row.getBoolean("slow"),
                Sql.instantOrNull(row, "claimed_at"),
                Sql.integerOrNull(row, "max_per_second"),
                row.getInt("taken"));
    }
}

package io.dyadwatch.alert.brake;

import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Pipeline;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.operator.EventKind;
import io.dyadwatch.alert.operator.Happening;
import io.dyadwatch.alert.operator.OperatorEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stops sending, never collecting, when alerts come in a flood: of one watch its webhooks are held until they are
 * released; of all watches together, sending is paused. How many there are is counted in the alerts' table, so that it
 * is one number for all instances and survives them. The canary's alerts count for nothing here: after an outage they come
 * together, and nobody would release them.
 */
public final class FloodBrake {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration COUNT_HOLDS = Duration.ofSeconds(1);
    /** Of the limit that may be told before it is counted again. */
    private static final long PARTS = 100;
    /** Rows released in one transaction. */
    private static final int BATCH = 1000;

    private final Database database;
    private final Sending sending;
    private final OperatorEvents events;
    private final Clock clock;
    private final int perMinute;
    private final int perMinuteOfAWatch;
    /** One small entry for each watch that told something; under the lock of its state row. */
    private final Map<UUID, Counted> counted = new ConcurrentHashMap<>();

    /** @param toldSince by this instance */
    private record Counted(Instant at, int toldSince) {}

    /**
     * @param perMinute alerts of all watches in a minute beyond which nothing is sent any more
     * @param perMinuteOfAWatch alerts of one watch in a minute beyond which its webhooks are held
     */
    public FloodBrake(
            Database database,
            Sending sending,
            OperatorEvents events,
            Clock clock,
            int perMinute,
            int perMinuteOfAWatch) {
        if (perMinute < 1 || perMinuteOfAWatch < 1) {
            throw new IllegalArgumentException("flood-total and flood-per-watch must be at least 1");
        }
        this.database = database;
        this.sending = sending;
        this.events = events;
        this.clock = clock;
        this.perMinute = perMinute;
        this.perMinuteOfAWatch = perMinuteOfAWatch;
    }

    /**
     * Which watches' webhooks are to be written as held. To be asked within the transaction that tells their alerts, after
     * the alerts were written, with the watches' state rows locked.
     *
     * <p>A watch is not counted again before a second has passed or a hundredth of its limit was told here: counting
     * costs as much as there is to count. So a flood that several instances tell may go on for a second.
     *
     * @param told how many alerts of each watch
     * @param now in microseconds
     */
    public Set<UUID> holds(Pipeline pipeline, Map<UUID, Integer> told, Instant now) throws SQLException {
        Set<UUID> watches = new HashSet<>();
        told.forEach((watch, alerts) -> {
            if (isToBeCounted(watch, alerts, now)) {
                watches.add(watch);
            }
        });
        return watches.isEmpty() ? Set.of() : counted(pipeline.connection(), watches, now);
    }

    private boolean isToBeCounted(UUID watch, int alerts, Instant now) {
        Counted last = counted.get(watch);
        if (last != null
                && now.isBefore(last.at.plus(COUNT_HOLDS))
                && (last.toldSince + alerts) * PARTS < perMinuteOfAWatch) {
            counted.put(watch, new Counted(last.at, last.toldSince + alerts));
            return false;
        }
        counted.put(watch, new Counted(now, 0));
        return true;
    }

    private Set<UUID> counted(Connection connection, Collection<UUID> watches, Instant now) throws SQLException {
        List<UUID> held = Sql.query(
                connection,
                """
                select w.id from watch w left join brake b on b.watch_id = w.id
                where w.id = any(?) and w.id <> ?
                  and (b.held_since is not null
                       or (select count(*) from (
                               select 1 from alert a where a.watch_id = w.id and a.outcome = 'sent'
                                 and a.told_at > greatest(?::timestamptz, b.released_at)
                               limit ?) recent) > ?)
                order by w.id
                """,
                row -> Sql.uuid(row, "id"),
                watches,
                Caller.CANARY,
                now.minus(WINDOW),
                perMinuteOfAWatch + 1,
                perMinuteOfAWatch);
        for (UUID watch : held) {
            if (start(connection, watch, now)) {
                String reason = "more than " + perMinuteOfAWatch + " alerts a minute";
                events.tell(connection, Happening.ofWatch(EventKind.BRAKE_ON, watch, reason), now);
            }
            counted.remove(watch);
        }
        return Set.copyOf(held);
    }

    /** Pauses all sending if too much was written in the last minute. To be called every second or so. */
    public void checkAll() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean flood = database.read(connection -> Sql.query(
                        connection,
                        """
                        select s.paused_at is null and (select count(*) from (
                            select 1 from alert where outcome = 'sent' and told_at > greatest(?::timestamptz, s.resumed_at)
                              and watch_id <> ? limit ?) recent) > ? as flood
                        from sending s
                        """,
                        row -> row.getBoolean("flood"),
                        now.minus(WINDOW),
                        Caller.CANARY,
                        perMinute + 1,
                        perMinute)
                .contains(true));
        if (flood) {
            sending.pause("brake", "more than " + perMinute + " alerts a minute");
        }
    }

    /**
     * Lets a watch go on, and what was held of it go out: at most 100 deliveries a second, the oldest first. Called
     * again, it finishes what an earlier call left.
     *
     * @return deliveries released
     */
    public int release(UUID watch) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        database.transaction(connection -> {
            // Who is writing alerts of this watch holds this lock: afterwards all that was held is there to be seen.
            Sql.query(
                    connection,
                    "select watch_id from watch_state where watch_id = ? for update",
                    row -> Sql.uuid(row, "watch_id"),
                    watch);
            int changed = Sql.update(
                    connection,
                    "update brake set held_since = null, released_at = ? where watch_id = ? and held_since is not null",
                    now,
                    watch);
            if (changed == 1) {
                events.tell(connection, Happening.ofWatch(EventKind.BRAKE_RELEASED, watch, "by hand"), now);
            }
            return changed;
        });
        int released = 0;
        int batch;
        do {
            batch = releaseBatch(watch, now, released);
            released += batch;
        } while (batch > 0);
        return released;
    }

    private int releaseBatch(UUID watch, Instant now, int before) {
        return database.transaction(connection -> Sql.update(connection, """
                with next as (
                    select d.id, row_number() over (order by d.created_at, d.id) as place
                    from (select id, created_at from delivery d
                          where d.held and exists (select 1 from delivery_alert da join alert a on a.id = da.alert_id
                                                   where da.delivery_id = d.id and a.watch_id = ?)
                          order by created_at, id limit ? for update skip locked) d
                )
                update delivery d set held = false,
                       next_attempt_at = case when d.state = 'pending'
                           then ?::timestamptz + (? + n.place - 1) * interval '10 milliseconds' end
                from next n where n.id = d.id
                """, watch, BATCH, now, before));
    }

    /** Whether it was not held yet. */
    private static boolean start(Connection connection, UUID watch, Instant now) throws SQLException {
        return Sql.update(
                        connection,
                        "insert into brake (watch_id, held_since) values (?, ?)"
                                + " on conflict (watch_id) do update set held_since = excluded.held_since"
                                + " where brake.held_since is null",
                        watch,
                        now)
                == 1;
    }
}

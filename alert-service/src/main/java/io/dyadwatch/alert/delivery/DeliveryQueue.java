package io.dyadwatch.alert.delivery;

import io.dyadwatch.alert.brake.Sending;
import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Claims due deliveries. Safe for several instances at once: an endpoint's share is counted under a lock on its lane, so
 * it is one share for all of them, and a lane that another instance is claiming from is left to it.
 */
public final class DeliveryQueue {
    /**
     * Of each lane the first due rows that nobody has, no more than its share leaves; then first rows of all lanes before
     * second rows of any. Webhooks, among them those of doubtful endpoints, and Kafka's records have places of their own.
     */
    static final String CLAIM = """
            with given (lane, share, doubtful, kafka, place) as (
                select g.lane, g.share, g.doubtful, g.lane = ?, g.place
                from unnest(?::uuid[], ?::text[]::integer[], ?::text[]::boolean[])
                     with ordinality as g (lane, share, doubtful, place)
            ), due as (
                select first.id, g.doubtful, g.kafka, g.place,
                       row_number() over (partition by g.lane order by first.next_attempt_at, first.id) as turn
                from given g cross join lateral (
                    select d.id, d.next_attempt_at from delivery d
                    where d.lane = g.lane and d.state = 'pending' and not d.held and d.next_attempt_at <= ?
                      and (d.lease_until is null or d.lease_until <= ?)
                      and (not ? or g.kafka or d.type like 'operator.%')
                    order by d.next_attempt_at
                    limit g.share
                ) first
            ), ranked as (
                select id, doubtful, kafka, turn, place,
                       row_number() over (partition by doubtful, kafka order by turn, place) as rank
                from due
            ), chosen as (
                (select id from ranked where not kafka and (not doubtful or rank <= ?) order by turn, place limit ?)
                union all
                (select id from ranked where kafka and rank <= ?)
            ), locked as (
                select d.id, e.url, e.deleted_at, e.disabled_reason, o.disabled_at as owner_disabled_at
                from delivery d join chosen c on c.id = d.id left join endpoint e on e.id = d.endpoint_id
                                left join subscriber o on o.id = e.subscriber_id
                where d.state = 'pending' and not d.held and d.next_attempt_at <= ?
                  and (d.lease_until is null or d.lease_until <= ?)
                for update of d skip locked
            )
            update delivery d set lease_id = ?, lease_until = ?
            from locked l where l.id = d.id
            returning d.id, d.lane, d.target, d.attempts, d.earlier_attempts, d.watch_id, d.fetched_at, d.body, d.at_once,
                      d.traceparent, d.endpoint_id, l.url, l.deleted_at, l.disabled_reason,
                      l.owner_disabled_at
            """;

    private final Database database;
    private final Clock clock;
    private final DeliverySettings settings;
    private final DueLanes lanes;
    private final Supplier<UUID> leases;

    /** @param leases gives a lease an id that no other has */
    public DeliveryQueue(Database database, Clock clock, DeliverySettings settings, Supplier<UUID> leases) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
        this.lanes = new DueLanes(settings);
        this.leases = leases;
    }

    /**
     * How many deliveries are wanted at most.
     *
     * @param webhooks in all
     * @param doubtful of them, to endpoints that may fail again
     * @param records for Kafka
     */
    public record Wanted(int webhooks, int doubtful, int records) {}

    /** Claims due deliveries, each lane within its share. */
    public List<Claim> claim(Wanted wanted) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return database.transaction(connection -> {
            boolean paused = Sending.isPaused(connection);
            List<DueLane> candidates = chosen(lanes.find(connection, paused, now), wanted, now);
            LaneRows.add(connection, unknown(candidates));
            if (candidates.isEmpty()) {
                return List.of();
            }
            List<DueLane> locked = withShare(lanes.lock(connection, ids(candidates), now), now);
            return locked.isEmpty() ? List.of() : claim(connection, locked, wanted, paused, now);
        });
    }

    /** Whether there are deliveries that wait for nothing but somebody who claims them. */
    public boolean isWaiting() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return database.read(connection -> !withShare(lanes.find(connection, Sending.isPaused(connection), now), now)
                .isEmpty());
    }

    private List<Claim> claim(Connection connection, List<DueLane> from, Wanted wanted, boolean paused, Instant now)
            throws SQLException {
        UUID lease = leases.get();
        Instant until = now.plus(settings.lease());
        Map<UUID, DueLane> byId = new HashMap<>();
        from.forEach(lane -> byId.put(lane.id(), lane));
        List<UUID> taken = new ArrayList<>();
        List<Claim> claims = Sql.query(
                connection,
                CLAIM,
                row -> {
                    UUID lane = Sql.uuid(row, "lane");
                    taken.add(lane);
                    DueLane due = byId.get(lane);
                    return read(row, lease, until, due != null && due.isDoubtful());
                },
                NewDeliveries.KAFKA_LANE,
                ids(from),
                from.stream()
                        .map(lane -> Integer.toString(lane.share(settings.lanes(), now)))
                        .toList(),
                from.stream().map(lane -> Boolean.toString(lane.isDoubtful())).toList(),
                now,
                now,
                paused,
                wanted.doubtful(),
                wanted.webhooks(),
                wanted.records(),
                now,
                now,
                lease,
                until);
        if (!taken.isEmpty()) {
            LaneRows.took(connection, taken, now);
        }
        return claims;
    }

    /** No more lanes than there are places: each that is locked is to get one. */
    private List<DueLane> chosen(List<DueLane> due, Wanted wanted, Instant now) {
        List<DueLane> chosen = new ArrayList<>();
        int webhooks = wanted.webhooks();
        int doubtful = wanted.doubtful();
        for (DueLane lane : withShare(due.stream().sorted(DueLane.TURNS).toList(), now)) {
            if (lane.kafka()) {
                if (wanted.records() > 0) {
                    chosen.add(lane);
                }
            } else if (webhooks > 0 && (!lane.isDoubtful() || doubtful > 0)) {
                chosen.add(lane);
                webhooks--;
                doubtful -= lane.isDoubtful() ? 1 : 0;
            }
        }
        return chosen;
    }

    private List<DueLane> withShare(List<DueLane> lanesInTurn, Instant now) {
        return lanesInTurn.stream()
                .filter(lane -> lane.share(settings.lanes(), now) > 0)
                .toList();
    }

    private static List<UUID> unknown(List<DueLane> candidates) {
        return ids(candidates.stream().filter(lane -> !lane.known()).toList());
    }

    private static List<UUID> ids(List<DueLane> some) {
        return some.stream().map(DueLane::id).toList();
    }

    private static Claim read(ResultSet row, UUID lease, Instant until, boolean doubtful) throws SQLException {
        int made = row.getInt("attempts");
        return new Claim(
                Sql.uuid(row, "id"),
                made + 1,
                made - row.getInt("earlier_attempts") + 1,
                lease,
                until,
                doubtful,
                new FrozenBody(row.getBytes("body")),
                Optional.ofNullable(row.getString("traceparent")),
                toldAtOnce(row),
                goal(row));
    }

    private static Optional<Instant> toldAtOnce(ResultSet row) throws SQLException {
        boolean isTimed = row.getBoolean("at_once") && row.getInt("earlier_attempts") == 0;
        return isTimed ? Optional.of(Sql.instant(row, "fetched_at")) : Optional.empty();
    }

    private static Claim.Goal goal(ResultSet row) throws SQLException {
        if (Target.parse(row.getString("target")) == Target.KAFKA) {
            return new Claim.Goal.Kafka(Sql.uuid(row, "watch_id"), Sql.instant(row, "fetched_at"));
        }
        if (row.getObject("deleted_at") != null) {
            return new Claim.Goal.Gone("the endpoint was deleted");
        }
        if (row.getObject("owner_disabled_at") != null) {
            return new Claim.Goal.Gone("the subscriber is disabled");
        }
        String disabled = row.getString("disabled_reason");
        return disabled == null
                ? new Claim.Goal.Webhook(Sql.uuid(row, "endpoint_id"), row.getString("url"))
                : new Claim.Goal.Gone(Disabling.reason(disabled));
    }
}

package io.dyadwatch.alert.delivery;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Claims due deliveries, and records what became of them. Safe for several instances at once. */
public final class DeliveryQueue {
    /**
     * Lanes with pending rows are found by hops on the index; of each the first due rows, no more than its share leaves;
     * then first rows of all lanes before second rows of any. Kafka's lane has places of its own beside the webhooks'. Only the chosen rows are locked, and those that another
     * instance has locked meanwhile are left to it.
     */
    private static final String CLAIM = """
            with recursive lanes (lane) as (
                (select lane from delivery where state = 'pending' order by lane limit 1)
                union all
                select (select d.lane from delivery d where d.state = 'pending' and d.lane > l.lane
                        order by d.lane limit 1)
                from lanes l where l.lane is not null
            ), due as (
                select first.id, first.next_attempt_at, l.lane = ? as kafka,
                       row_number() over (partition by l.lane order by first.next_attempt_at, first.id) as turn
                from lanes l cross join lateral (
                    select d.id, d.next_attempt_at from delivery d
                    where d.lane = l.lane and d.state = 'pending' and d.next_attempt_at <= ?
                      and (d.lease_until is null or d.lease_until <= ?)
                    order by d.next_attempt_at
                    limit greatest(0, ? - (select count(*) from delivery b
                                           where b.lane = l.lane and b.state = 'pending' and b.lease_until > ?))
                ) first
                where l.lane is not null
            ), chosen as (
                (select id from due where not kafka order by turn, next_attempt_at, id limit ?)
                union all
                (select id from due where kafka order by turn, next_attempt_at, id limit ?)
            ), locked as (
                select d.id, e.url, e.deleted_at
                from delivery d join chosen c on c.id = d.id left join endpoint e on e.id = d.endpoint_id
                where d.state = 'pending' and d.next_attempt_at <= ?
                  and (d.lease_until is null or d.lease_until <= ?)
                for update of d skip locked
            )
            update delivery d set lease_id = ?, lease_until = ?
            from locked l where l.id = d.id
            returning d.id, d.target, d.attempts, d.watch_id, d.fetched_at, d.body, d.traceparent,
                      d.endpoint_id, l.url, l.deleted_at
            """;

    private static final String FINISH = """
            update delivery set state = ?, attempts = ?, next_attempt_at = ?, reason = ?, finished_at = ?,
                   lease_id = null, lease_until = null
            where id = ? and lease_id = ? and state = 'pending'
            """;

    private static final String LOG = """
            insert into attempt (delivery_id, number, started_at, duration_ms, status, error, answer, next_attempt_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final Database database;
    private final Clock clock;
    private final DeliverySettings settings;
    private final RandomGenerator random;

    public DeliveryQueue(Database database, Clock clock, DeliverySettings settings, RandomGenerator random) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
        this.random = random;
    }

    /**
     * Claims due deliveries, each lane within its share.
     *
     * @param webhooks at most so many of them
     * @param records for Kafka, at most so many
     */
    public List<Claim> claim(int webhooks, int records) {
        Instant now = now();
        UUID lease = UUID.randomUUID();
        Instant until = now.plus(settings.lease());
        return database.transaction(connection -> Sql.query(
                connection,
                CLAIM,
                row -> read(row, lease, until),
                NewDeliveries.KAFKA_LANE,
                now,
                now,
                settings.perLane(),
                now,
                webhooks,
                records,
                now,
                now,
                lease,
                until));
    }

    /**
     * Records an attempt, unless the lease was lost: then somebody else has the delivery, and nothing is changed.
     *
     * @param startedAt when the attempt began
     * @return the state it is in now; empty if the lease was lost
     */
    public Optional<DeliveryState> record(Claim claim, AttemptResult result, Instant startedAt) {
        Instant now = now();
        Next next = next(claim, result, now);
        return database.transaction(connection -> {
            int changed = Sql.update(
                    connection,
                    FINISH,
                    next.state.written(),
                    next.attempts,
                    next.at,
                    next.reason,
                    next.state == DeliveryState.PENDING ? null : now,
                    claim.id(),
                    claim.lease());
            if (changed == 0) {
                return Optional.empty();
            }
            log(connection, claim, result, startedAt, now, next);
            return Optional.of(next.state);
        });
    }

    /** What an attempt leads to, as {@link #record} will write it. */
    private Next next(Claim claim, AttemptResult result, Instant now) {
        int before = claim.attempt() - 1;
        if (result instanceof AttemptResult.Delivered) {
            return new Next(DeliveryState.DELIVERED, claim.attempt(), null, null);
        }
        if (result instanceof AttemptResult.Impossible impossible) {
            return new Next(DeliveryState.DEAD, before, null, impossible.reason());
        }
        if (result instanceof AttemptResult.Unavailable unavailable) {
            return new Next(DeliveryState.PENDING, before, now.plus(settings.unavailablePause()), unavailable.reason());
        }
        String reason = ((AttemptResult.Failed) result).reason();
        Optional<Duration> pause = settings.schedule().after(claim.attempt(), random);
        return pause.map(duration -> new Next(DeliveryState.PENDING, claim.attempt(), now.plus(duration), reason))
                .orElseGet(() -> new Next(
                        DeliveryState.DEAD,
                        claim.attempt(),
                        null,
                        "given up after " + claim.attempt() + " attempts; the last: " + reason));
    }

    private void log(
            Connection connection, Claim claim, AttemptResult result, Instant startedAt, Instant now, Next next)
            throws SQLException {
        Integer status = null;
        String error = null;
        String answer = null;
        if (result instanceof AttemptResult.Delivered delivered) {
            status = delivered.status();
            answer = delivered.answer();
        } else if (result instanceof AttemptResult.Failed failed) {
            status = failed.status();
            error = failed.reason();
            answer = failed.answer();
        } else {
            // Nothing reached a target: there was no attempt.
            return;
        }
        Sql.update(
                connection,
                LOG,
                claim.id(),
                claim.attempt(),
                startedAt,
                Duration.between(startedAt, now).toMillis(),
                status,
                error,
                answer,
                next.at);
    }

    private static Claim read(ResultSet row, UUID lease, Instant until) throws SQLException {
        return new Claim(
                Sql.uuid(row, "id"),
                row.getInt("attempts") + 1,
                lease,
                until,
                new FrozenBody(row.getBytes("body")),
                Optional.ofNullable(row.getString("traceparent")),
                goal(row));
    }

    private static Claim.Goal goal(ResultSet row) throws SQLException {
        if (Target.parse(row.getString("target")) == Target.KAFKA) {
            return new Claim.Goal.Kafka(Sql.uuid(row, "watch_id"), Sql.instant(row, "fetched_at"));
        }
        return row.getObject("deleted_at") == null
                ? new Claim.Goal.Webhook(Sql.uuid(row, "endpoint_id"), row.getString("url"))
                : new Claim.Goal.Gone("the endpoint was deleted");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private record Next(
            DeliveryState state,
            int attempts,
            @Nullable Instant at,
            @Nullable String reason) {}
}

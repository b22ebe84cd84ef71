package io.dyadwatch.alert.delivery;

import io.dyadwatch.alert.database.Database;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Records what became of claimed deliveries, and what that says of their endpoints. */
public final class AttemptRecorder {
    private static final String FINISH = """
            update delivery set state = ?, attempts = ?, next_attempt_at = ?, reason = ?, finished_at = ?,
                   lease_id = null, lease_until = null
            where id = ? and lease_id = ? and state = 'pending'
            """;

    /** Passes over rows that somebody else has locked: of two who lock several each, neither waits for the other. */
    private static final String FINISH_DELIVERED = """
            with locked as (
                select d.id, g.attempts
                from unnest(?::uuid[], ?::uuid[], ?::text[]::integer[]) as g (id, lease, attempts)
                join delivery d on d.id = g.id and d.lease_id = g.lease
                where d.state = 'pending'
                for update of d skip locked
            )
            update delivery d set state = 'delivered', attempts = l.attempts, next_attempt_at = null, reason = null,
                   finished_at = ?, lease_id = null, lease_until = null
            from locked l where l.id = d.id
            returning d.id
            """;

    private static final String LOG = """
            insert into attempt (delivery_id, number, started_at, duration_ms, status, error, answer, next_attempt_at, next)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final Database database;
    private final Clock clock;
    private final DeliverySettings settings;
    private final RandomGenerator random;
    private final OperatorEvents events;

    public AttemptRecorder(
            Database database, Clock clock, DeliverySettings settings, RandomGenerator random, OperatorEvents events) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
        this.random = random;
        this.events = events;
    }

    /**
     * Records an attempt, unless the lease was lost: then somebody else has the delivery, and nothing is changed.
     *
     * @return the state it is in now; empty if the lease was lost
     */
    Optional<DeliveryState> record(Attempt attempt) {
        Claim claim = attempt.claim();
        AttemptResult result = attempt.result();
        return database.transaction(connection -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            LaneChange change = lane(connection, claim, result, now);
            NextStep next = next(attempt, change.step.disabled(), now);
            int changed = Sql.update(
                    connection,
                    FINISH,
                    next.state().written(),
                    next.attempts(),
                    next.at(),
                    next.reason(),
                    next.state() == DeliveryState.PENDING ? null : now,
                    claim.id(),
                    claim.lease());
            if (changed == 0) {
                return Optional.empty();
            }
            Sql.batch(connection, LOG, logRow(attempt, now, next).stream().toList());
            if (claim.goal() instanceof Claim.Goal.Webhook webhook) {
                follow(connection, webhook.endpoint(), change, result, now);
            }
            return Optional.of(next.state());
        });
    }

    /**
     * Records, in one transaction, attempts that delivered and say nothing new of their endpoints.
     *
     * @return the deliveries that are recorded now; the others are to be recorded one by one
     */
    Set<UUID> recordDelivered(List<Attempt> attempts) {
        return database.transaction(connection -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            List<Attempt> plain = unremarkable(connection, attempts, now);
            if (plain.isEmpty()) {
                return Set.of();
            }
            Set<UUID> finished = Set.copyOf(Sql.query(
                    connection,
                    FINISH_DELIVERED,
                    row -> Sql.uuid(row, "id"),
                    plain.stream().map(each -> each.claim().id()).toList(),
                    plain.stream().map(each -> each.claim().lease()).toList(),
                    plain.stream()
                            .map(each -> Integer.toString(each.claim().attempt()))
                            .toList(),
                    now));
            Sql.batch(
                    connection,
                    LOG,
                    plain.stream()
                            .filter(each -> finished.contains(each.claim().id()))
                            .map(each -> logRow(each, now, next(each, Optional.empty(), now)))
                            .flatMap(Optional::stream)
                            .toList());
            return finished;
        });
    }

    /** Those after which their endpoints stand as before. */
    private List<Attempt> unremarkable(Connection connection, List<Attempt> attempts, Instant now) throws SQLException {
        Map<UUID, LaneState> lanes = LaneRows.readAll(
                connection,
                attempts.stream().flatMap(each -> each.endpoint().stream()).collect(Collectors.toSet()));
        return attempts.stream()
                .filter(each -> each.result() instanceof AttemptResult.Delivered)
                .filter(each -> each.endpoint()
                        .map(endpoint -> lanes.getOrDefault(endpoint, LaneState.NEW))
                        .map(seen -> isUnchanged(seen, settings.lanes().after(seen, each.result(), now)))
                        .orElse(true))
                .toList();
    }

    private static boolean isUnchanged(LaneState seen, LanePolicy.Step step) {
        return step.state().equals(seen) && step.disabled().isEmpty();
    }

    private NextStep next(Attempt attempt, Optional<String> disabled, Instant now) {
        return NextStep.after(attempt.claim(), attempt.result(), disabled, settings, random, now);
    }

    private record LaneChange(LaneState before, LanePolicy.Step step) {}

    /** What the result says of the endpoint. One that changes nothing, as with all that are well, takes no lock. */
    private LaneChange lane(Connection connection, Claim claim, AttemptResult result, Instant now) throws SQLException {
        if (!(claim.goal() instanceof Claim.Goal.Webhook webhook)) {
            return new LaneChange(LaneState.NEW, new LanePolicy.Step(LaneState.NEW, List.of(), Optional.empty()));
        }
        LaneState seen = LaneRows.read(connection, webhook.endpoint());
        LanePolicy.Step step = settings.lanes().after(seen, result, now);
        if (isUnchanged(seen, step)) {
            return new LaneChange(seen, step);
        }
        if (result instanceof AttemptResult.Failed) {
            // It may come to disabling the endpoint. Whoever changes an endpoint locks it before its lane and
            // deliveries.
            Disabling.lock(connection, webhook.endpoint());
        }
        LaneState locked = LaneRows.lock(connection, webhook.endpoint());
        return new LaneChange(locked, settings.lanes().after(locked, result, now));
    }

    private void follow(Connection connection, UUID endpoint, LaneChange change, AttemptResult result, Instant now)
            throws SQLException {
        if (!change.step.state().equals(change.before)) {
            LaneRows.write(connection, endpoint, change.step.state());
        }
        for (int percent : change.step.told()) {
            String reason = result instanceof AttemptResult.Failed failed ? failed.reason() : null;
            events.tell(connection, Happening.of(EventKind.ENDPOINT_FAILING, endpoint, percent, reason), now);
        }
        if (change.step.disabled().isPresent()) {
            String why = change.step.disabled().get();
            if (Disabling.disable(connection, endpoint, Disabling.By.SYSTEM, why, now)) {
                events.tell(connection, Happening.of(EventKind.ENDPOINT_DISABLED, endpoint, null, why), now);
            }
        }
    }

    /** Empty where nothing reached a target: there was no attempt. */
    private static Optional<List<@Nullable Object>> logRow(Attempt attempt, Instant now, NextStep next) {
        Integer status = null;
        String error = null;
        String answer = null;
        if (attempt.result() instanceof AttemptResult.Delivered delivered) {
            status = delivered.status();
            answer = delivered.answer();
        } else if (attempt.result() instanceof AttemptResult.Failed failed) {
            status = failed.status();
            error = failed.reason();
            answer = failed.answer();
        } else {
            return Optional.empty();
        }
        return Optional.of(Sql.row(
                attempt.claim().id(),
                attempt.claim().attempt(),
                attempt.startedAt(),
                Duration.between(attempt.startedAt(), now).toMillis(),
                status,
                error,
                answer,
                next.at(),
                next.words()));
    }
}

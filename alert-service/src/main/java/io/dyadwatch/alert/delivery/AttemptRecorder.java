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
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Records what became of claimed deliveries, and what that says of their endpoints. */
public final class AttemptRecorder {
    private static final String FINISH = """
            update delivery set state = ?, attempts = ?, next_attempt_at = ?, reason = ?, finished_at = ?,
                   lease_id = null, lease_until = null
            where id = ? and lease_id = ? and state = 'pending'
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
     * @param startedAt when the attempt began
     * @return the state it is in now; empty if the lease was lost
     */
    public Optional<DeliveryState> record(Claim claim, AttemptResult result, Instant startedAt) {
        return database.transaction(connection -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            LaneChange change = lane(connection, claim, result, now);
            NextStep next = NextStep.after(claim, result, change.step.disabled(), settings, random, now);
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
            log(connection, claim, result, startedAt, now, next);
            if (claim.goal() instanceof Claim.Goal.Webhook webhook) {
                follow(connection, webhook.endpoint(), change, result, now);
            }
            return Optional.of(next.state());
        });
    }

    private record LaneChange(LaneState before, LanePolicy.Step step) {}

    /** What the result says of the endpoint. One that changes nothing, as with all that are well, takes no lock. */
    private LaneChange lane(Connection connection, Claim claim, AttemptResult result, Instant now) throws SQLException {
        if (!(claim.goal() instanceof Claim.Goal.Webhook webhook)) {
            return new LaneChange(LaneState.NEW, new LanePolicy.Step(LaneState.NEW, List.of(), Optional.empty()));
        }
        LaneState seen = LaneRows.read(connection, webhook.endpoint());
        LanePolicy.Step step = settings.lanes().after(seen, result, now);
        if (step.state().equals(seen) && step.disabled().isEmpty()) {
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

    private static void log(
            Connection connection, Claim claim, AttemptResult result, Instant startedAt, Instant now, NextStep next)
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
                next.at(),
                next.words());
    }
}

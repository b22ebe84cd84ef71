package io.dyadwatch.alert.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.page.Cursor;
import io.dyadwatch.alert.page.Page;
import io.dyadwatch.alert.page.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The deliveries in PostgreSQL, to be read. */
public final class Deliveries {
    private static final String SELECT = """
            select d.id, d.target, d.type, d.endpoint_id, d.state, d.held, d.attempts, d.next_attempt_at, d.reason, d.created_at,
                   d.finished_at,
                   array(select a.alert_id from delivery_alert a where a.delivery_id = d.id order by a.position) as alerts
            from delivery d left join endpoint e on e.id = d.endpoint_id
            """;

    private final Database database;

    public Deliveries(Database database) {
        this.database = database;
    }

    /**
     * A delivery.
     *
     * @param type event type of its body, for example {@code alert.matched}
     * @param webhookId what its requests carry as {@code webhook-id}; absent for Kafka
     * @param endpoint absent for Kafka
     * @param alerts ids, in the order of the body
     * @param held whether the flood brake keeps it back; it is then pending
     * @param attemptCount made so far
     * @param nextAttemptAt absent when nothing more is sent
     * @param reason the last failure in words; absent when there was none
     */
    public record Delivery(
            UUID id,
            Target target,
            String type,
            @Nullable String webhookId,
            @Nullable UUID endpoint,
            List<UUID> alerts,
            DeliveryState state,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean held,
            int attemptCount,
            @Nullable Instant nextAttemptAt,
            @Nullable String reason,
            Instant createdAt,
            @Nullable Instant finishedAt) {}

    /**
     * One attempt.
     *
     * @param number from 1
     * @param status HTTP status, where there was an answer
     * @param error why it failed, in words
     * @param answer the first KiB of the answer
     * @param nextAttemptAt of the attempt that followed from it; absent where none did
     * @param next what came of it, in words
     */
    public record Attempt(
            int number,
            Instant startedAt,
            long durationMs,
            @Nullable Integer status,
            @Nullable String error,
            @Nullable String answer,
            @Nullable Instant nextAttemptAt,
            @Nullable String next) {}

    /** A delivery and its attempts, in order. */
    public record Detail(@JsonUnwrapped Delivery delivery, List<Attempt> attempts) {}

    /** Which deliveries are wanted; an empty filter lets all pass. An owner sees those to its own endpoints, not those to Kafka. */
    public record Filter(
            Optional<UUID> owner, Optional<DeliveryState> state, Optional<UUID> endpoint, Optional<UUID> alert) {}

    public Page<Delivery> list(Filter filter, PageRequest page) {
        Optional<String> state = filter.state().map(DeliveryState::written);
        List<Delivery> found = database.read(connection -> Sql.query(
                connection,
                SELECT + """
                        where (?::uuid is null or e.subscriber_id = ?::uuid) and (?::text is null or d.state = ?::text) and (?::uuid is null or d.endpoint_id = ?::uuid)
                          and (?::uuid is null or d.id in (select delivery_id from delivery_alert where alert_id = ?::uuid))
                          and (d.created_at, d.id) < (?, ?)
                        order by d.created_at desc, d.id desc limit ?
                        """,
                Deliveries::delivery,
                filter.owner(),
                filter.owner(),
                state,
                state,
                filter.endpoint(),
                filter.endpoint(),
                filter.alert(),
                filter.alert(),
                page.afterTime(),
                page.afterId(),
                page.rows()));
        return Page.of(found, page, delivery -> new Cursor(delivery.createdAt(), delivery.id()));
    }

    /** @param owner whose endpoint it must go to; any, or Kafka, where empty */
    public Optional<Detail> find(Optional<UUID> owner, UUID id) {
        return database.read(connection -> {
            List<Delivery> found = Sql.query(
                    connection,
                    SELECT + " where d.id = ? and (?::uuid is null or e.subscriber_id = ?::uuid)",
                    Deliveries::delivery,
                    id,
                    owner,
                    owner);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            List<Attempt> attempts = Sql.query(
                    connection,
                    "select number, started_at, duration_ms, status, error, answer, next_attempt_at, next from attempt"
                            + " where delivery_id = ? order by number",
                    Deliveries::attempt,
                    id);
            return Optional.of(new Detail(found.get(0), attempts));
        });
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        UUID id = Sql.uuid(row, "id");
        Target target = Target.parse(row.getString("target"));
        return new Delivery(
                id,
                target,
                row.getString("type"),
                target == Target.WEBHOOK ? Claim.webhookId(id) : null,
                row.getObject("endpoint_id", UUID.class),
                Sql.uuids(row, "alerts"),
                DeliveryState.parse(row.getString("state")),
                row.getBoolean("held"),
                row.getInt("attempts"),
                Sql.instantOrNull(row, "next_attempt_at"),
                row.getString("reason"),
                Sql.instant(row, "created_at"),
                Sql.instantOrNull(row, "finished_at"));
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(
                row.getInt("number"),
                Sql.instant(row, "started_at"),
                row.getLong("duration_ms"),
                Sql.integerOrNull(row, "status"),
                row.getString("error"),
                row.getString("answer"),
                Sql.instantOrNull(row, "next_attempt_at"),
                row.getString("next"));
    }
}

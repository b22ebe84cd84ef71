package io.dyadwatch.alert.ledger;

import io.dyadwatch.alert.database.Pipeline;
import io.dyadwatch.alert.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A watch's state, locked until the transaction ends.
 *
 * @param endpoint where its webhooks go by now
 * @param deleted whether it is
 */
record WatchRow(
        UUID id, UUID subscriber, UUID endpoint, boolean deleted, Instant createdAt, Notifying.Standing standing) {
    private static final String SELECT = """
            select w.id, w.subscriber_id, w.endpoint_id, w.deleted_at is not null as deleted, w.created_at,
                   s.silenced_until, s.notified_at, s.digest_due
            from watch_state s join watch w on w.id = s.watch_id
            """;

    private static final String SAVE = "update watch_state set notified_at = ?, digest_due = ? where watch_id = ?";

    /** How a watch stands now. */
    record Change(UUID watch, Notifying.Standing standing) {}

    /** Those that are not deleted by now; locked in id order. */
    static Pipeline.Answer<WatchRow> lock(Pipeline pipeline, Collection<UUID> watches) throws SQLException {
        return pipeline.ask(
                SELECT + " where s.watch_id = any(?) and w.deleted_at is null order by s.watch_id for update of s",
                WatchRow::read,
                watches);
    }

    /** One whose digest's period is over, and that nobody else has in hand; none of those to pass over. */
    static Optional<WatchRow> lockDue(Pipeline pipeline, Collection<UUID> passedOver, Instant now) throws SQLException {
        return pipeline
                .query(
                        SELECT
                                + " where s.digest_due <= ? and s.watch_id <> all (?::uuid[])"
                                + " order by s.digest_due limit 1 for update of s skip locked",
                        WatchRow::read,
                        now,
                        passedOver)
                .stream()
                .findFirst();
    }

    static void save(Pipeline pipeline, List<Change> changes) throws SQLException {
        pipeline.batch(
                SAVE,
                changes.stream()
                        .map(change -> Sql.row(change.standing.notifiedAt(), change.standing.digestDue(), change.watch))
                        .toList());
    }

    private static WatchRow read(ResultSet row) throws SQLException {
        return new WatchRow(
                Sql.uuid(row, "id"),
                Sql.uuid(row, "subscriber_id"),
                Sql.uuid(row, "endpoint_id"),
                row.getBoolean("deleted"),
                Sql.instant(row, "created_at"),
                new Notifying.Standing(
                        Sql.instantOrNull(row, "silenced_until"),
                        Sql.instantOrNull(row, "notified_at"),
                        Sql.instantOrNull(row, "digest_due")));
    }
}

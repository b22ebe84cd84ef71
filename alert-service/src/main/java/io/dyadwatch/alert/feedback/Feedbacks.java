package io.dyadwatch.alert.feedback;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.page.Cursor;
import io.dyadwatch.alert.page.Page;
import io.dyadwatch.alert.page.PageRequest;
import io.dyadwatch.contracts.Alert;
import io.dyadwatch.contracts.Json;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Feedback in PostgreSQL. What was said before is kept beside what holds now. */
public final class Feedbacks {
    private static final String ABOUT = """
            select a.watch_id, a.body from alert a join watch w on w.id = a.watch_id
            where a.id = ? and w.subscriber_id = ?
            union all
            select watch_id, alert_body from feedback where alert_id = ? and subscriber_id = ? and replaced_at is null
            limit 1
            """;

    private static final String LIST = """
            select id, verdict, why, created_at, alert_body from feedback
            where replaced_at is null and (?::uuid is null or subscriber_id = ?::uuid) and (created_at, id) < (?, ?)
            order by created_at desc, id desc limit ?
            """;

    private final Database database;
    private final Clock clock;

    public Feedbacks(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record About(UUID watch, byte[] body) {}

    /**
     * Takes what a subscriber says of one of its alerts, in the place of what it said before.
     *
     * @return empty if it has no such alert, and has said nothing of it before it was removed
     */
    public Optional<Feedback> give(UUID subscriber, UUID alert, FeedbackRequest request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return database.transaction(connection -> {
            // Two at once would both find nothing to replace.
            Sql.query(
                    connection,
                    "select pg_advisory_xact_lock(hashtextextended(?, 0))",
                    row -> true,
                    "feedback " + alert);
            Optional<About> about = about(connection, subscriber, alert);
            if (about.isEmpty()) {
                return Optional.empty();
            }
            Feedback given = new Feedback(
                    UUID.randomUUID(),
                    request.verdict(),
                    request.why(),
                    now,
                    Json.read(about.get().body(), Alert.class));
            write(connection, subscriber, about.get(), given);
            return Optional.of(given);
        });
    }

    /**
     * What holds now.
     *
     * @param owner whose; everybody's where empty
     */
    public Page<Feedback> list(Optional<UUID> owner, PageRequest page) {
        List<Feedback> found = database.read(connection -> Sql.query(
                connection, LIST, Feedbacks::read, owner, owner, page.afterTime(), page.afterId(), page.rows()));
        return Page.of(found, page, feedback -> new Cursor(feedback.createdAt(), feedback.id()));
    }

    private static Optional<About> about(Connection connection, UUID subscriber, UUID alert) throws SQLException {
        return Sql
                .query(
                        connection,
                        ABOUT,
                        row -> new About(Sql.uuid(row, "watch_id"), row.getBytes("body")),
                        alert,
                        subscriber,
                        alert,
                        subscriber)
                .stream()
                .findFirst();
    }

    private static void write(Connection connection, UUID subscriber, About about, Feedback given)
            throws SQLException {
        Sql.update(
                connection,
                "update feedback set replaced_at = ? where alert_id = ? and replaced_at is null",
                given.createdAt(),
                given.alert().id());
        Sql.update(
                connection,
                "insert into feedback (id, alert_id, watch_id, subscriber_id, verdict, why, alert_body, created_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                given.id(),
                given.alert().id(),
                about.watch(),
                subscriber,
                given.verdict().written(),
                given.why(),
                about.body(),
                given.createdAt());
    }

    private static Feedback read(ResultSet row) throws SQLException {
        return new Feedback(
                Sql.uuid(row, "id"),
                Verdict.parse(row.getString("verdict")),
                row.getString("why"),
                Sql.instant(row, "created_at"),
                Json.read(row.getBytes("alert_body"), Alert.class));
    }
}

package io.dyadwatch.alert.ledger;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.page.Cursor;
import io.dyadwatch.alert.page.Page;
import io.dyadwatch.alert.page.PageRequest;
import io.dyadwatch.contracts.Alert;
import io.dyadwatch.contracts.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The alerts in PostgreSQL, to be read: as they were sent, but with all sources that carry the story by now. */
public final class Alerts {
    private static final String SELECT = "select a.body, array(select s.source from alert_source s"
            + " where s.alert_id = a.id order by s.seen_at, s.article_id) as sources from alert a join watch w on w.id = a.watch_id";

    private final Database database;

    public Alerts(Database database) {
        this.database = database;
    }

    /**
     * An alert and the copies of its story.
     *
     * @param copies in the order they came
     */
    public record Detail(@JsonUnwrapped Alert alert, List<Copy> copies) {}

    /**
     * A later copy of the story.
     *
     * @param source who published it
     * @param seenAt when it was found to be a copy
     */
    public record Copy(
            String articleId, String source, @Nullable String url, Instant seenAt) {}

    /**
     * @param owner whose watches; everybody's where empty
     * @param watch only this one's alerts, where given
     */
    public Page<Alert> list(Optional<UUID> owner, Optional<UUID> watch, PageRequest page) {
        List<Alert> found = database.read(connection -> Sql.query(
                connection,
                SELECT
                        + " where (?::uuid is null or w.subscriber_id = ?::uuid) and (?::uuid is null or a.watch_id = ?::uuid) and (a.matched_at, a.id) < (?, ?)"
                        + " order by a.matched_at desc, a.id desc limit ?",
                Alerts::read,
                owner,
                owner,
                watch,
                watch,
                page.afterTime(),
                page.afterId(),
                page.rows()));
        return Page.of(found, page, alert -> new Cursor(alert.matchedAt(), alert.id()));
    }

    /** @param owner whose watch it must be of; anybody's where empty */
    public Optional<Detail> find(Optional<UUID> owner, UUID id) {
        return database.read(connection -> {
            List<Alert> alerts = Sql.query(
                    connection,
                    SELECT + " where a.id = ? and (?::uuid is null or w.subscriber_id = ?::uuid)",
                    Alerts::read,
                    id,
                    owner,
                    owner);
            if (alerts.isEmpty()) {
                return Optional.empty();
            }
            List<Copy> copies = Sql.query(
                    connection,
                    "select article_id, source, url, seen_at from alert_source where alert_id = ?"
                            + " order by seen_at, article_id",
                    Alerts::copy,
                    id);
            return Optional.of(new Detail(alerts.get(0), copies));
        });
    }

    private static Alert read(ResultSet row) throws SQLException {
        Alert alert = Json.read(row.getBytes("body"), Alert.class);
        List<String> sources = Stream.concat(alert.story().sources().stream(), Sql.strings(row, "sources").stream())
                .distinct()
                .toList();
        return new Alert(
                alert.id(),
                alert.watch(),
                Alert.Story.of(sources),
                alert.actors(),
                alert.pairs(),
                alert.scope(),
                alert.topics(),
                alert.article(),
                alert.evidence(),
                alert.matchedAt(),
                alert.suppressed(),
                false,
                null);
    }

    private static Copy copy(ResultSet row) throws SQLException {
        return new Copy(
                row.getString("article_id"),
                row.getString("source"),
                row.getString("url"),
                Sql.instant(row, "seen_at"));
    }
}

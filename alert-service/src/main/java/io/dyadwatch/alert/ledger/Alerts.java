package io.dyadwatch.alert.ledger;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.page.Cursor;
import io.dyadwatch.alert.page.Page;
import io.dyadwatch.alert.page.PageRequest;
import io.dyadwatch.contracts.Alert;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The alerts in PostgreSQL, to be read: whole, and with the sources that carry their stories by now. */
public final class Alerts {
    /** Sources, and articles, shown of one story; both are counted whole. */
    static final int MAX_COPIES = 200;

    private static final String SELECT = "select a.body, a.outcome, a.told_at, " + AlertRows.SOURCES
            + " from alert a join watch w on w.id = a.watch_id";

    private static final String COPIES = """
            select s.article_id, s.source, s.url, s.seen_at, count(*) over () as copies
            from sighting s join alert a on a.id = s.alert_id
            where s.alert_id = ? and s.article_id <> a.article_id
            order by s.seen_at, s.article_id limit ?
            """;

    private final Database database;

    public Alerts(Database database) {
        this.database = database;
    }

    /**
     * An alert, and what became of it.
     *
     * @param toldAt when its subscriber was told; absent where it was not
     */
    public record Item(
            @JsonUnwrapped Alert alert,
            Outcome outcome,
            @Nullable Instant toldAt) {}

    /**
     * The same with everything that is known of it.
     *
     * @param copyCount later articles of the story
     * @param copies of them the first 200, in the order they came
     * @param deliveries ids of the deliveries that name it, the oldest first
     */
    public record Detail(
            @JsonUnwrapped Alert alert,
            Outcome outcome,
            @Nullable Instant toldAt,
            int copyCount,
            List<Copy> copies,
            List<UUID> deliveries) {}

    /**
     * A later article of the story.
     *
     * @param source who published it
     * @param seenAt when it was found to be a copy
     */
    public record Copy(
            String articleId, String source, @Nullable String url, Instant seenAt) {}

    /**
     * @param owner whose watches; everybody's where empty
     * @param watch only this one's alerts, where given
     * @param outcome only those with this one
     */
    public Page<Item> list(Optional<UUID> owner, Optional<UUID> watch, Outcome outcome, PageRequest page) {
        List<Item> found = database.read(connection -> Sql.query(
                connection,
                SELECT + " where (?::uuid is null or w.subscriber_id = ?::uuid)"
                        + " and (?::uuid is null or a.watch_id = ?::uuid)"
                        + " and a.outcome = '" + outcome.written() + "' and (a.matched_at, a.id) < (?, ?)"
                        + " order by a.matched_at desc, a.id desc limit ?",
                Alerts::item,
                owner,
                owner,
                watch,
                watch,
                page.afterTime(),
                page.afterId(),
                page.rows()));
        return Page.of(found, page, item -> new Cursor(item.alert.matchedAt(), item.alert.id()));
    }

    /** @param owner whose watch it must be of; anybody's where empty */
    public Optional<Detail> find(Optional<UUID> owner, UUID id) {
        return database.read(connection -> {
            Optional<Item> item = Sql.query(
                            connection,
                            SELECT + " where a.id = ? and (?::uuid is null or w.subscriber_id = ?::uuid)",
                            Alerts::item,
                            id,
                            owner,
                            owner)
                    .stream()
                    .findFirst();
            return item.isEmpty() ? Optional.empty() : Optional.of(detail(connection, item.get()));
        });
    }

    private static Detail detail(Connection connection, Item item) throws SQLException {
        UUID id = item.alert.id();
        int[] count = new int[1];
        List<Copy> copies = Sql.query(
                connection,
                COPIES,
                row -> {
                    count[0] = row.getInt("copies");
                    return copy(row);
                },
                id,
                MAX_COPIES);
        List<UUID> deliveries = Sql.query(
                connection,
                "select d.id from delivery_alert n join delivery d on d.id = n.delivery_id where n.alert_id = ?"
                        + " order by d.created_at, d.id",
                row -> Sql.uuid(row, "id"),
                id);
        return new Detail(item.alert, item.outcome, item.toldAt, count[0], copies, deliveries);
    }

    private static Item item(ResultSet row) throws SQLException {
        Alert alert = AlertRows.alert(row);
        List<String> sources = alert.story().sources();
        Alert.Story shown = new Alert.Story(sources.subList(0, Math.min(MAX_COPIES, sources.size())), sources.size());
        return new Item(
                alert.told(shown, alert.suppressed()), AlertRows.outcome(row), Sql.instantOrNull(row, "told_at"));
    }

    private static Copy copy(ResultSet row) throws SQLException {
        return new Copy(
                row.getString("article_id"),
                row.getString("source"),
                row.getString("url"),
                Sql.instant(row, "seen_at"));
    }
}

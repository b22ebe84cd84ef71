package io.dyadwatch.alert.ledger;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.delivery.NewDeliveries;
import io.dyadwatch.alert.match.AlertComposer;
import io.dyadwatch.alert.match.Match;
import io.dyadwatch.contracts.Alert;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Fingerprint;
import io.dyadwatch.contracts.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Writes what an article matched: alerts and their deliveries, or further sources of stories that were alerted already,
 * all in one transaction.
 *
 * <p>The state rows of the watches are locked first, in id order: of two copies of a story that two instances see at
 * once, the second waits until the first is written, and then finds it. The same article again changes nothing, since
 * the alert's id is made of watch and article and is the table's key.
 */
public final class Ledger {
    private final Database database;
    private final Clock clock;
    private final StoryRule rule;

    public Ledger(Database database, Clock clock, StoryRule rule) {
        this.database = database;
        this.clock = clock;
        this.rule = rule;
    }

    /**
     * What became of an article's matches.
     *
     * @param alerts new ones
     * @param copies new sources of known stories
     */
    public record Written(int alerts, int copies) {}

    /**
     * Returns after the commit.
     *
     * @param traceparent W3C trace context to send along
     * @throws io.dyadwatch.alert.database.DatabaseFailure if it could not be written; nothing of it is then
     */
    public Written write(
            EnrichedArticle enriched, AlertComposer composer, List<Match> matches, Optional<String> traceparent) {
        return database.transaction(
                connection -> new Entry(connection, enriched, composer, traceparent).write(matches));
    }

    /** One article in one transaction. */
    private final class Entry {
        private final Connection connection;
        private final EnrichedArticle enriched;
        private final Article article;
        private final AlertComposer composer;
        private final Optional<String> traceparent;
        private final Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);

        Entry(Connection connection, EnrichedArticle enriched, AlertComposer composer, Optional<String> traceparent) {
            this.connection = connection;
            this.enriched = enriched;
            this.article = enriched.article();
            this.composer = composer;
            this.traceparent = traceparent;
        }

        Written write(List<Match> matches) throws SQLException {
            Set<UUID> live = lockWatches(matches);
            Map<UUID, UUID> joined = storiesJoined(live);
            Map<UUID, List<StoryRule.Known>> known = knownStories(live);
            NewDeliveries deliveries = new NewDeliveries(connection, article.fetchedAt(), traceparent, now);
            int alerts = 0;
            int copies = 0;
            for (Match match : byEndpoint(matches)) {
                UUID watch = match.watch().id();
                if (!live.contains(watch)) {
                    continue;
                }
                Optional<UUID> story = Optional.ofNullable(joined.get(watch))
                        .or(() -> rule.storyOf(enriched.fingerprint(), known.getOrDefault(watch, List.of())));
                if (story.isPresent()) {
                    copies += addSource(story.get());
                    continue;
                }
                Alert alert = composer.compose(match, AlertId.of(watch, article.id()), now);
                byte[] body = Json.write(alert);
                if (addAlert(alert, body) == 1) {
                    deliveries.add(match.watch().endpoint(), alert, body);
                    alerts++;
                }
            }
            deliveries.finish();
            return new Written(alerts, copies);
        }

        private static List<Match> byEndpoint(List<Match> matches) {
            return matches.stream()
                    .sorted(Comparator.comparing(match -> match.watch().endpoint()))
                    .toList();
        }

        /** The watches that are not deleted by now. */
        private Set<UUID> lockWatches(List<Match> matches) throws SQLException {
            return new HashSet<>(Sql.query(
                    connection,
                    "select s.watch_id from watch_state s join watch w on w.id = s.watch_id"
                            + " where s.watch_id = any(?) and w.deleted_at is null order by s.watch_id for update of s",
                    row -> Sql.uuid(row, "watch_id"),
                    matches.stream().map(match -> match.watch().id()).toList()));
        }

        /**
         * By watch, the story that this article joined as a copy earlier: a revision stays in it, whatever it says now and
         * however long ago that was.
         */
        private Map<UUID, UUID> storiesJoined(Set<UUID> watches) throws SQLException {
            Map<UUID, UUID> joined = new HashMap<>();
            if (watches.isEmpty()) {
                return joined;
            }
            Sql.query(
                    connection,
                    "select a.watch_id, a.id from alert_source s join alert a on a.id = s.alert_id"
                            + " where s.article_id = ? and a.watch_id = any(?)",
                    row -> joined.putIfAbsent(Sql.uuid(row, "watch_id"), Sql.uuid(row, "id")),
                    article.id(),
                    watches);
            return joined;
        }

        /** A statement of its own after the lock: it sees what was committed while this one waited. */
        private Map<UUID, List<StoryRule.Known>> knownStories(Set<UUID> watches) throws SQLException {
            Map<UUID, List<StoryRule.Known>> known = new HashMap<>();
            if (watches.isEmpty() || enriched.fingerprint() == null) {
                return known;
            }
            Sql.query(
                    connection,
                    "select id, watch_id, fingerprint from alert where watch_id = any(?) and matched_at > ?"
                            + " and article_id <> ? and fingerprint is not null",
                    row -> known.computeIfAbsent(Sql.uuid(row, "watch_id"), watch -> new ArrayList<>())
                            .add(new StoryRule.Known(
                                    Sql.uuid(row, "id"), Fingerprint.parse(row.getString("fingerprint")))),
                    watches,
                    now.minus(rule.window()),
                    article.id());
            return known;
        }

        private int addSource(UUID alert) throws SQLException {
            return Sql.update(
                    connection,
                    "insert into alert_source (alert_id, article_id, source, url, seen_at) values (?, ?, ?, ?, ?)"
                            + " on conflict do nothing",
                    alert,
                    article.id(),
                    composer.source(),
                    article.url(),
                    now);
        }

        private int addAlert(Alert alert, byte[] body) throws SQLException {
            Fingerprint fingerprint = enriched.fingerprint();
            return Sql.update(
                    connection,
                    "insert into alert (id, watch_id, article_id, fingerprint, matched_at, body)"
                            + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
                    alert.id(),
                    alert.watch().id(),
                    article.id(),
                    fingerprint == null ? null : fingerprint.toString(),
                    now,
                    body);
        }
    }
}

package io.dyadwatch.alert.ledger;

import io.dyadwatch.alert.database.Pipeline;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.contracts.Alert;
import io.dyadwatch.contracts.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The table of alerts, as those who write it see it: under the locks of their watches. */
final class AlertRows {
    /** Sources in the order they came, the first article's first. */
    static final String SOURCES = "array(select s.source from sighting s where s.alert_id = a.id"
            + " order by s.article_id <> a.article_id, s.seen_at, s.article_id) as sources";

    private static final String FIND = "select a.body, a.outcome, a.announced, a.fetched_at, a.traceparent, " + SOURCES
            + " from alert a where a.id = any(?) order by a.matched_at, a.number";

    private static final String HELD = "select a.id, a.watch_id, a.matched_at, " + SOURCES
            + " from alert a where a.watch_id = any(?) and a.outcome = 'held' and not a.reported and a.matched_at > ?"
            + " order by a.matched_at, a.number";

    private static final String INSERT = """
            insert into alert (id, watch_id, article_id, matched_at, body, outcome, told_at, fetched_at, traceparent)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /** What is held may still be told as long as the threshold's window has it. */
    private static final String SUPPRESSED = """
            with reported as (
                update alert a set reported = true from watch w
                where a.watch_id = any(?) and w.id = a.watch_id and a.outcome <> 'sent' and not a.reported
                  and (a.outcome in ('cooldown', 'silence', 'quota')
                       or a.outcome = 'held' and a.matched_at <= ?::timestamptz
                           - coalesce((w.definition -> 'threshold' ->> 'window')::interval, interval '0'))
                returning a.watch_id, a.outcome
            )
            select watch_id, outcome, count(*) as stories from reported group by watch_id, outcome
            """;

    private AlertRows() {}

    /** In the order they were found. */
    static List<Found> find(Pipeline pipeline, Collection<UUID> ids) throws SQLException {
        return ids.isEmpty() ? List.of() : pipeline.query(FIND, AlertRows::read, ids);
    }

    /** Ids of what was collected for a digest, in the order it was found, of too many the first. */
    static List<UUID> collected(Pipeline pipeline, UUID watch, int most) throws SQLException {
        return pipeline.query(
                "select id from alert where watch_id = ? and outcome = 'digest' order by matched_at, number limit ?",
                row -> Sql.uuid(row, "id"),
                watch,
                most);
    }

    static Map<UUID, Outcome> outcomes(Pipeline pipeline, Collection<UUID> ids) throws SQLException {
        Map<UUID, Outcome> outcomes = new HashMap<>();
        if (!ids.isEmpty()) {
            pipeline.query(
                    "select id, outcome from alert where id = any(?)",
                    row -> outcomes.put(Sql.uuid(row, "id"), outcome(row)),
                    ids);
        }
        return outcomes;
    }

    /** By watch, the stories that are held and were not reported as kept back, in the order they were found. */
    static Map<UUID, List<Notifying.Story>> held(Pipeline pipeline, Collection<UUID> watches, Instant since)
            throws SQLException {
        Map<UUID, List<Notifying.Story>> held = new HashMap<>();
        if (!watches.isEmpty()) {
            pipeline.query(
                    HELD,
                    row -> held.computeIfAbsent(Sql.uuid(row, "watch_id"), watch -> new ArrayList<>())
                            .add(new Notifying.Story(
                                    Sql.uuid(row, "id"),
                                    Sql.instant(row, "matched_at"),
                                    new LinkedHashSet<>(Sql.strings(row, "sources")))),
                    watches,
                    since);
        }
        return held;
    }

    /** New ones; that they are new was seen under the lock. */
    static void insert(Pipeline pipeline, List<Found> alerts, Instant now) throws SQLException {
        pipeline.batch(
                INSERT,
                alerts.stream()
                        .map(found -> Sql.row(
                                found.alert().id(),
                                found.alert().watch().id(),
                                found.alert().article().id(),
                                found.alert().matchedAt(),
                                Json.write(found.alert()),
                                found.outcome().written(),
                                found.outcome() == Outcome.SENT ? now : null,
                                found.fetchedAt(),
                                found.traceparent()))
                        .toList());
    }

    static void setOutcome(Pipeline pipeline, Collection<UUID> ids, Outcome outcome, Instant now) throws SQLException {
        if (!ids.isEmpty()) {
            pipeline.update(
                    "update alert set outcome = ?, told_at = ? where id = any(?)",
                    outcome.written(),
                    outcome == Outcome.SENT ? now : null,
                    ids);
        }
    }

    /** By watch and reason, how many stories were kept back and not reported before; from now on they are. */
    static Map<UUID, Map<String, Integer>> reportSuppressed(Pipeline pipeline, Collection<UUID> watches, Instant now)
            throws SQLException {
        Map<UUID, Map<String, Integer>> counts = new HashMap<>();
        pipeline.query(
                SUPPRESSED,
                row -> counts.computeIfAbsent(Sql.uuid(row, "watch_id"), watch -> new LinkedHashMap<>())
                        .put(reason(outcome(row)), row.getInt("stories")),
                watches,
                now);
        return counts;
    }

    /** What its subscriber was told: with what had been kept back. */
    static void setBodies(Pipeline pipeline, Collection<Alert> alerts) throws SQLException {
        pipeline.batch(
                "update alert set body = ? where id = ?",
                alerts.stream()
                        .map(alert -> Sql.row(Json.write(alert), alert.id()))
                        .toList());
    }

    static void setAnnounced(Pipeline pipeline, Collection<Alert> alerts) throws SQLException {
        pipeline.batch(
                "update alert set announced = ? where id = ?",
                alerts.stream()
                        .map(alert -> Sql.row(alert.story().sourceCount(), alert.id()))
                        .toList());
    }

    static Outcome outcome(ResultSet row) throws SQLException {
        return Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT));
    }

    /** An alert's body with the sources of today. */
    static Alert alert(ResultSet row) throws SQLException {
        Alert alert = Json.read(row.getBytes("body"), Alert.class);
        List<String> sources = List.copyOf(new LinkedHashSet<>(Sql.strings(row, "sources")));
        return sources.isEmpty() ? alert : alert.told(Alert.Story.of(sources), alert.suppressed());
    }

    private static Found read(ResultSet row) throws SQLException {
        return new Found(
                alert(row),
                outcome(row),
                row.getInt("announced"),
                Sql.instant(row, "fetched_at"),
                Optional.ofNullable(row.getString("traceparent")));
    }

    private static String reason(Outcome outcome) {
        return outcome == Outcome.HELD ? "threshold" : outcome.written();
    }
}

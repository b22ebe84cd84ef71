package io.dyadwatch.alert.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.page.Cursor;
import io.dyadwatch.alert.page.Page;
import io.dyadwatch.alert.page.PageRequest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The sources in PostgreSQL, written by all instances: a gap is between what is there and what an instance brings, under
 * the row's lock, so that it makes no difference who saw an article. What was seen between two writings is one sighting.
 */
public final class Sources {
    /** Rows kept; of more, those that were seen longest ago go. */
    static final int MOST = 10_000;

    /** A source that nothing came from for so long is none any more. */
    static final Duration FORGOTTEN = Duration.ofDays(30);

    private static final int TOGETHER = 500;

    private final Database database;
    private final Clock clock;
    private final int most;

    public Sources(Database database, Clock clock) {
        this(database, clock, MOST);
    }

    Sources(Database database, Clock clock, int most) {
        this.database = database;
        this.clock = clock;
        this.most = most;
    }

    /** @param seen when each source was seen last */
    void write(Map<String, Instant> seen) {
        List<Map.Entry<String, Instant>> inOrder = List.copyOf(new TreeMap<>(seen).entrySet());
        for (int from = 0; from < inOrder.size(); from += TOGETHER) {
            List<Map.Entry<String, Instant>> some = inOrder.subList(from, Math.min(inOrder.size(), from + TOGETHER));
            database.transaction(connection -> write(connection, some));
        }
    }

    /** Removes those that are too many, and those that have ended. */
    void trim() {
        Instant ended = now().minus(FORGOTTEN);
        database.transaction(connection -> Sql.update(connection, """
                delete from source where name in (
                    select name from source
                    where last_seen_at < ? or name in (select name from source order by last_seen_at desc, name offset ?)
                    for update skip locked)
                """, ended, most));
    }

    /** @param silentOnly leaves out those that are not silent */
    Page<Source> list(boolean silentOnly, PageRequest page) {
        Instant now = now();
        List<Source> found = database.read(connection -> Sql.query(
                connection, """
                select id, name, first_seen_at, last_seen_at, typical_gap_ms, silent_after,
                       coalesce(silent_after < ?, false) as silent
                from source
                where (first_seen_at, id) < (?, ?) and (not ? or silent_after < ?)
                order by first_seen_at desc, id desc limit ?
                """, Sources::read, now, page.afterTime(), page.afterId(), silentOnly, now, page.rows()));
        return Page.of(found, page, source -> new Cursor(source.firstSeenAt(), source.id()));
    }

    /** As the columns order them, both by name: two instances that write the same ones wait, never in a circle. */
    private static int write(Connection connection, List<Map.Entry<String, Instant>> some) throws SQLException {
        Map<String, Instant> seen = new HashMap<>();
        List<List<@Nullable Object>> fresh = new ArrayList<>();
        for (Map.Entry<String, Instant> each : some) {
            Instant at = each.getValue().truncatedTo(ChronoUnit.MICROS);
            seen.put(each.getKey(), at);
            fresh.add(
                    Sql.row(each.getKey(), UUID.nameUUIDFromBytes(each.getKey().getBytes(UTF_8)), at, at));
        }
        Sql.batch(
                connection,
                // Not "on conflict (name)": of two that write one name at once, one may meet the other's id first.
                "insert into source (name, id, first_seen_at, last_seen_at) values (?, ?, ?, ?)"
                        + " on conflict do nothing",
                fresh);
        List<List<@Nullable Object>> changed = new ArrayList<>();
        Sql.query(
                connection,
                "select name, first_seen_at, last_seen_at, gaps, typical_gap_ms, longest_gap_ms from source"
                        + " where name = any(?) order by name for update",
                row -> {
                    String name = row.getString("name");
                    Rhythm before = rhythm(row);
                    Rhythm after = before.seen(Objects.requireNonNull(seen.get(name)));
                    return after.equals(before) || changed.add(columns(name, after));
                },
                seen.keySet());
        return Sql.batch(
                connection,
                "update source set last_seen_at = ?, gaps = ?, typical_gap_ms = ?, longest_gap_ms = ?, silent_after = ?"
                        + " where name = ?",
                changed);
    }

    private static List<@Nullable Object> columns(String name, Rhythm rhythm) {
        return Sql.row(
                rhythm.lastSeen(),
                rhythm.gaps(),
                millis(rhythm.typical()),
                millis(rhythm.longest()),
                rhythm.silentAfter(),
                name);
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : Long.valueOf(duration.toMillis());
    }

    private static @Nullable Duration duration(ResultSet row, String column) throws SQLException {
        Long millis = row.getObject(column, Long.class);
        return millis == null ? null : Duration.ofMillis(millis);
    }

    private static Rhythm rhythm(ResultSet row) throws SQLException {
        return new Rhythm(
                Sql.instant(row, "first_seen_at"),
                Sql.instant(row, "last_seen_at"),
                row.getInt("gaps"),
                duration(row, "typical_gap_ms"),
                duration(row, "longest_gap_ms"));
    }

    private static Source read(ResultSet row) throws SQLException {
        return new Source(
                Sql.uuid(row, "id"),
                row.getString("name"),
                Sql.instant(row, "first_seen_at"),
                Sql.instant(row, "last_seen_at"),
                duration(row, "typical_gap_ms"),
                Sql.instantOrNull(row, "silent_after"),
                row.getBoolean("silent"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

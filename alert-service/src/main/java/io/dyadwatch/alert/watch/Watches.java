package io.dyadwatch.alert.watch;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.page.Cursor;
import io.dyadwatch.alert.page.Page;
import io.dyadwatch.alert.page.PageRequest;
import io.dyadwatch.contracts.Scope;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The watches in PostgreSQL. A deleted one keeps its row, since alerts refer to it. */
public final class Watches {
    /** Look-up by both sides through the index {@code watch_sides}; parameters are the article's actor ids, twice. */
    static final String BY_SIDES = "select id, version, name, actors, scope, topics, endpoint_id, created_at from watch"
            + " where side_a = any(?) and side_b = any(?) and deleted_at is null order by id";

    private static final String SELECT =
            "select id, version, name, actors, scope, topics, endpoint_id, created_at from watch";

    private final Database database;
    private final Clock clock;

    public Watches(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Makes one, live on every instance when this returns. */
    public Watch create(WatchRequest request) {
        Watch made = new Watch(
                UUID.randomUUID(),
                1,
                request.name(),
                request.actors(),
                scope(request),
                topics(request),
                UUID.fromString(request.endpoint()),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        database.transaction(connection -> {
            Sql.update(
                    connection,
                    "insert into watch (id, version, name, actors, side_a, side_b, scope, topics, endpoint_id, created_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    made.id(),
                    made.version(),
                    made.name(),
                    made.actors(),
                    made.sides().get(0),
                    made.sides().get(1),
                    written(made.scope()),
                    made.topics(),
                    made.endpoint(),
                    made.createdAt());
            return Sql.update(connection, "insert into watch_state (watch_id) values (?)", made.id());
        });
        return made;
    }

    /** Changes one and counts its version up; empty if there is none. */
    public Optional<Watch> change(UUID id, WatchRequest request) {
        List<String> sides = request.actors().stream().sorted().toList();
        return database.transaction(connection -> {
            Sql.update(
                    connection,
                    "update watch set version = version + 1, name = ?, actors = ?, side_a = ?, side_b = ?, scope = ?,"
                            + " topics = ?, endpoint_id = ? where id = ? and deleted_at is null",
                    request.name(),
                    request.actors(),
                    sides.get(0),
                    sides.get(1),
                    written(scope(request)),
                    topics(request),
                    UUID.fromString(request.endpoint()),
                    id);
            return find(connection, id);
        });
    }

    public Optional<Watch> find(UUID id) {
        return database.read(connection -> find(connection, id));
    }

    public Page<Watch> list(PageRequest page) {
        List<Watch> found = database.read(connection -> Sql.query(
                connection,
                SELECT + " where deleted_at is null and (created_at, id) < (?, ?)"
                        + " order by created_at desc, id desc limit ?",
                Watches::read,
                page.afterTime(),
                page.afterId(),
                page.rows()));
        return Page.of(found, page, watch -> new Cursor(watch.createdAt(), watch.id()));
    }

    /** Deletes one: it finds nothing more. What it found stays, and is still delivered. False if there is none. */
    public boolean delete(UUID id) {
        return database.transaction(connection -> Sql.update(
                        connection,
                        "update watch set deleted_at = ? where id = ? and deleted_at is null",
                        clock.instant(),
                        id)
                == 1);
    }

    /** The watches of which both actors are among these, in id order. */
    public List<Watch> among(Collection<String> actors) {
        if (actors.size() < 2) {
            return List.of();
        }
        return database.read(connection -> Sql.query(connection, BY_SIDES, Watches::read, actors, actors));
    }

    private static Optional<Watch> find(Connection connection, UUID id) throws SQLException {
        return Sql.query(connection, SELECT + " where id = ? and deleted_at is null", Watches::read, id).stream()
                .findFirst();
    }

    private static Scope scope(WatchRequest request) {
        return request.scope() == null ? Scope.SENTENCE : request.scope();
    }

    private static List<String> topics(WatchRequest request) {
        return request.topics() == null ? List.of() : request.topics();
    }

    private static String written(Scope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }

    private static Watch read(ResultSet row) throws SQLException {
        return new Watch(
                Sql.uuid(row, "id"),
                row.getInt("version"),
                row.getString("name"),
                Sql.strings(row, "actors"),
                Scope.valueOf(row.getString("scope").toUpperCase(Locale.ROOT)),
                Sql.strings(row, "topics"),
                Sql.uuid(row, "endpoint_id"),
                Sql.instant(row, "created_at"));
    }
}

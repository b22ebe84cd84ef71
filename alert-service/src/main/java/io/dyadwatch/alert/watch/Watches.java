package io.dyadwatch.alert.watch;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.page.Cursor;
import io.dyadwatch.alert.page.IfMatch;
import io.dyadwatch.alert.page.Page;
import io.dyadwatch.alert.page.PageRequest;
import io.dyadwatch.contracts.Json;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The watches in PostgreSQL. A deleted one keeps its row, since alerts refer to it. */
public final class Watches {
    private static final String SELECT = "select id, subscriber_id, version, definition, created_at from watch";

    /** Held until the commit, so that changes are numbered in the order in which they become visible. */
    private static final String LOCK_CHANGES = "select pg_advisory_xact_lock(hashtext('watch_change'))";

    private final Database database;
    private final Clock clock;

    public Watches(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Watch create(UUID subscriber, WatchDefinition definition) {
        return database.transaction(connection -> create(connection, subscriber, definition));
    }

    /** The same within a transaction. */
    Watch create(Connection connection, UUID subscriber, WatchDefinition definition) throws SQLException {
        return create(connection, UUID.randomUUID(), subscriber, definition);
    }

    /** The same with an id that was not given yet. */
    public Watch create(Connection connection, UUID id, UUID subscriber, WatchDefinition definition)
            throws SQLException {
        Watch made = new Watch(id, subscriber, 1, definition, clock.instant().truncatedTo(ChronoUnit.MICROS));
        lockChanges(connection);
        Sql.update(
                connection,
                "insert into watch (id, subscriber_id, version, definition, endpoint_id, created_at, change)"
                        + " values (?, ?, ?, ?::jsonb, ?, ?, nextval('watch_change'))",
                made.id(),
                subscriber,
                made.version(),
                written(definition),
                made.endpoint(),
                made.createdAt());
        Sql.update(connection, "insert into watch_state (watch_id) values (?)", made.id());
        return made;
    }

    /** Changes one, whatever version it has. */
    public Optional<Watch> change(UUID subscriber, UUID id, WatchDefinition definition) {
        return change(subscriber, id, new IfMatch(null), definition);
    }

    /**
     * Changes one and counts its version up; empty if there is none.
     *
     * @param condition on the version that it has
     */
    public Optional<Watch> change(UUID subscriber, UUID id, IfMatch condition, WatchDefinition definition) {
        return database.transaction(connection -> {
            lockChanges(connection);
            require(connection, subscriber, id, condition);
            Sql.update(
                    connection,
                    "update watch set version = version + 1, definition = ?::jsonb, endpoint_id = ?,"
                            + " change = nextval('watch_change')"
                            + " where id = ? and subscriber_id = ? and deleted_at is null",
                    written(definition),
                    UUID.fromString(definition.endpoint()),
                    id,
                    subscriber);
            return find(connection, Optional.of(subscriber), id);
        });
    }

    /** @param owner whose it must be; anybody's where empty */
    public Optional<Watch> find(Optional<UUID> owner, UUID id) {
        return database.read(connection -> find(connection, owner, id));
    }

    /**
     * Whether there is or was one: what a deleted watch found can still be asked for.
     *
     * @param owner whose it must be; anybody's where empty
     */
    public boolean existed(Optional<UUID> owner, UUID id) {
        return !database.read(connection -> Sql.query(
                        connection,
                        "select id from watch where id = ? and (?::uuid is null or subscriber_id = ?::uuid)",
                        row -> Sql.uuid(row, "id"),
                        id,
                        owner,
                        owner))
                .isEmpty();
    }

    /** @param owner whose are wanted; everybody's where empty */
    public Page<Watch> list(Optional<UUID> owner, PageRequest page) {
        List<Watch> found = database.read(connection -> Sql.query(
                connection,
                SELECT + " where deleted_at is null and (?::uuid is null or subscriber_id = ?::uuid)"
                        + " and (created_at, id) < (?, ?) order by created_at desc, id desc limit ?",
                Watches::read,
                owner,
                owner,
                page.afterTime(),
                page.afterId(),
                page.rows()));
        return Page.of(found, page, watch -> new Cursor(watch.createdAt(), watch.id()));
    }

    /** Deletes one, whatever version it has. */
    public boolean delete(UUID subscriber, UUID id) {
        return delete(subscriber, id, new IfMatch(null));
    }

    /** Deletes one: it finds nothing more. What it found stays, and is still delivered. False if there is none. */
    public boolean delete(UUID subscriber, UUID id, IfMatch condition) {
        return database.transaction(connection -> {
            lockChanges(connection);
            require(connection, subscriber, id, condition);
            return Sql.update(
                            connection,
                            "update watch set deleted_at = ?, change = nextval('watch_change')"
                                    + " where id = ? and subscriber_id = ? and deleted_at is null",
                            clock.instant(),
                            id,
                            subscriber)
                    == 1;
        });
    }

    /** Nobody changes it before the commit: that needs the lock on changes. */
    private static void require(Connection connection, UUID subscriber, UUID id, IfMatch condition)
            throws SQLException {
        Sql.query(
                        connection,
                        "select version from watch where id = ? and subscriber_id = ? and deleted_at is null",
                        row -> row.getInt("version"),
                        id,
                        subscriber)
                .forEach(condition::require);
    }

    private static Optional<Watch> find(Connection connection, Optional<UUID> owner, UUID id) throws SQLException {
        return Sql.query(
                        connection,
                        SELECT
                                + " where id = ? and deleted_at is null and (?::uuid is null or subscriber_id ="
                                + " ?::uuid)",
                        Watches::read,
                        id,
                        owner,
                        owner)
                .stream()
                .findFirst();
    }

    private static void lockChanges(Connection connection) throws SQLException {
        Sql.query(connection, LOCK_CHANGES, row -> true);
    }

    private static String written(WatchDefinition definition) {
        return new String(Json.write(definition), StandardCharsets.UTF_8);
    }

    static Watch read(ResultSet row) throws SQLException {
        return new Watch(
                Sql.uuid(row, "id"),
                Sql.uuid(row, "subscriber_id"),
                row.getInt("version"),
                Json.read(row.getBytes("definition"), WatchDefinition.class),
                Sql.instant(row, "created_at"));
    }
}

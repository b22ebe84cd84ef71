package io.dyadwatch.alert.endpoint;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.page.IfMatch;
import io.dyadwatch.alert.page.Cursor;
import io.dyadwatch.alert.page.Page;
import io.dyadwatch.alert.page.PageRequest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The endpoints in PostgreSQL. A deleted one keeps its row, since deliveries refer to it. */
public final class Endpoints {
    private static final String COLUMNS =
            "id, version, url, description, max_per_second, disabled_at, disabled_reason, created_at";

    private final Database database;
    private final Clock clock;

    public Endpoints(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Makes one. The URL must have passed the guard. */
    public Endpoint create(UUID subscriber, EndpointRequest request) {
        return database.transaction(connection -> create(connection, subscriber, request));
    }

    /** The same within a transaction, where its secret is made too. */
    Endpoint create(Connection connection, UUID subscriber, EndpointRequest request) throws SQLException {
        UUID id = UUID.randomUUID();
        Sql.update(
                connection,
                "insert into endpoint (id, subscriber_id, url, description, max_per_second, created_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                id,
                subscriber,
                request.url(),
                request.description(),
                request.maxPerSecond(),
                now());
        return find(connection, Optional.of(subscriber), id).orElseThrow();
    }

    /**
     * Replaces what its owner says of it, and counts its version up. The URL must have passed the guard.
     *
     * @return empty if the subscriber has none with this id
     */
    Optional<Endpoint> change(UUID subscriber, UUID id, IfMatch condition, EndpointRequest request) {
        return change(
                Optional.of(subscriber),
                id,
                condition,
                connection -> Sql.update(
                        connection,
                        "update endpoint set url = ?, description = ?, max_per_second = ?, version = version + 1 where id = ?",
                        request.url(),
                        request.description(),
                        request.maxPerSecond(),
                        id));
    }

    /**
     * Locks one, holds the condition against it, and changes it, in one transaction.
     *
     * @param owner whose it must be; anybody's where empty
     * @return as it is then, or was if it is gone; empty if there is none
     */
    Optional<Endpoint> change(Optional<UUID> owner, UUID id, IfMatch condition, Change change) {
        return database.transaction(connection -> {
            Sql.query(connection, "select id from endpoint where id = ? for no key update", row -> true, id);
            Optional<Endpoint> before = find(connection, owner, id);
            if (before.isEmpty()) {
                return before;
            }
            condition.require(before.get().version());
            change.make(connection);
            return find(connection, owner, id).or(() -> before);
        });
    }

    /** What is changed of one, within the transaction of the connection. */
    @FunctionalInterface
    interface Change {
        void make(Connection connection) throws SQLException;
    }

    /** @param owner whose it must be; anybody's where empty */
    public Optional<Endpoint> find(Optional<UUID> owner, UUID id) {
        return database.read(connection -> find(connection, owner, id));
    }

    /** @param owner whose are wanted; everybody's where empty */
    public Page<Endpoint> list(Optional<UUID> owner, PageRequest page) {
        List<Endpoint> found = database.read(connection -> Sql.query(
                connection,
                "select " + COLUMNS
                        + " from endpoint where deleted_at is null and (?::uuid is null or subscriber_id = ?::uuid) and (created_at, id) < (?, ?)"
                        + " order by created_at desc, id desc limit ?",
                Endpoints::read,
                owner,
                owner,
                page.afterTime(),
                page.afterId(),
                page.rows()));
        return Page.of(found, page, endpoint -> new Cursor(endpoint.createdAt(), endpoint.id()));
    }

    /**
     * Deletes one, and its secrets. What is still to be sent to it ends dead, with the reason; watches that name it stay,
     * and what they find from now on ends the same way until they name another.
     *
     * @return false if there is none
     */
    public boolean delete(UUID subscriber, UUID id) {
        return delete(subscriber, id, new IfMatch(null));
    }

    boolean delete(UUID subscriber, UUID id, IfMatch condition) {
        Instant now = now();
        return change(Optional.of(subscriber), id, condition, connection -> {
                    Sql.update(connection, "update endpoint set deleted_at = ? where id = ?", now, id);
                    Sql.update(connection, "delete from endpoint_secret where endpoint_id = ?", id);
                    Sql.update(connection, "delete from plain_secret where endpoint_id = ?", id);
                    Sql.update(
                            connection,
                            "update delivery set state = 'dead', reason = 'the endpoint was deleted',"
                                    + " next_attempt_at = null, lease_id = null, lease_until = null, held = false,"
                                    + " finished_at = ? where endpoint_id = ? and state = 'pending'",
                            now,
                            id);
                })
                .isPresent();
    }

    private static Optional<Endpoint> find(Connection connection, Optional<UUID> owner, UUID id) throws SQLException {
        return Sql.query(
                        connection,
                        "select " + COLUMNS
                                + " from endpoint where id = ? and deleted_at is null"
                                + " and (?::uuid is null or subscriber_id = ?::uuid)",
                        Endpoints::read,
                        id,
                        owner,
                        owner)
                .stream()
                .findFirst();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Endpoint read(ResultSet row) throws SQLException {
        Instant disabledAt = Sql.instantOrNull(row, "disabled_at");
        return new Endpoint(
                Sql.uuid(row, "id"),
                row.getInt("version"),
                row.getString("url"),
                row.getString("description"),
                Sql.integerOrNull(row, "max_per_second"),
                disabledAt == null ? EndpointState.ENABLED : EndpointState.DISABLED,
                disabledAt == null ? null : row.getString("disabled_reason"),
                disabledAt,
                null,
                Sql.instant(row, "created_at"));
    }
}

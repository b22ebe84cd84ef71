package io.dyadwatch.alert.endpoint;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.page.Cursor;
import io.dyadwatch.alert.page.Page;
import io.dyadwatch.alert.page.PageRequest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The endpoints in PostgreSQL. A deleted one keeps its row, since deliveries refer to it. */
public final class Endpoints {
    private static final String SECRET_PREFIX = "whsec_";
    private static final int SECRET_BYTES = 32;
    private static final String COLUMNS = "id, url, description, created_at";

    private final Database database;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Endpoints(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Makes one with a secret of its own. The URL must have passed the guard. */
    public Endpoint create(UUID subscriber, EndpointRequest request) {
        Endpoint made = new Endpoint(UUID.randomUUID(), request.url(), request.description(), newSecret(), now());
        database.transaction(connection -> Sql.update(
                connection,
                "insert into endpoint (id, subscriber_id, url, description, secret, created_at) values (?, ?, ?, ?, ?, ?)",
                made.id(),
                subscriber,
                made.url(),
                made.description(),
                made.secret(),
                made.createdAt()));
        return made;
    }

    /** @param owner whose it must be; anybody's where empty */
    public Optional<Endpoint> find(Optional<UUID> owner, UUID id) {
        return database.read(connection -> Sql.query(
                        connection,
                        "select " + COLUMNS
                                + " from endpoint where id = ? and deleted_at is null and (?::uuid is null or subscriber_id = ?::uuid)",
                        Endpoints::read,
                        id,
                        owner,
                        owner)
                .stream()
                .findFirst());
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
     * Deletes one. What is still to be sent to it ends dead, with the reason; watches that name it stay, and what they
     * find from now on ends the same way until they name another.
     *
     * @return false if there is none
     */
    public boolean delete(UUID subscriber, UUID id) {
        Instant now = now();
        return database.transaction(connection -> {
            int deleted = Sql.update(
                    connection,
                    "update endpoint set deleted_at = ? where id = ? and subscriber_id = ? and deleted_at is null",
                    now,
                    id,
                    subscriber);
            if (deleted == 0) {
                return false;
            }
            Sql.update(
                    connection,
                    "update delivery set state = 'dead', reason = 'the endpoint was deleted', next_attempt_at = null,"
                            + " lease_id = null, lease_until = null, finished_at = ?"
                            + " where endpoint_id = ? and state = 'pending'",
                    now,
                    id);
            return true;
        });
    }

    /**
     * The keys that sign what goes to an endpoint.
     *
     * @throws IllegalStateException if there is no such endpoint
     */
    public List<byte[]> signingKeys(UUID id) {
        List<String> secrets = database.read(connection ->
                Sql.query(connection, "select secret from endpoint where id = ?", row -> row.getString("secret"), id));
        if (secrets.isEmpty()) {
            throw new IllegalStateException("there is no endpoint " + id);
        }
        return List.of(Base64.getDecoder().decode(secrets.get(0).substring(SECRET_PREFIX.length())));
    }

    private String newSecret() {
        byte[] key = new byte[SECRET_BYTES];
        random.nextBytes(key);
        return SECRET_PREFIX + Base64.getEncoder().encodeToString(key);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Endpoint read(ResultSet row) throws SQLException {
        return new Endpoint(
                Sql.uuid(row, "id"),
                row.getString("url"),
                row.getString("description"),
                null,
                Sql.instant(row, "created_at"));
    }
}

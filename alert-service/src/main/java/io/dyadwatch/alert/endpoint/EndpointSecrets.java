package io.dyadwatch.alert.endpoint;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.secret.BrokenSeal;
import io.dyadwatch.alert.secret.RowCipher;
import io.dyadwatch.alert.secret.Sealed;
import io.dyadwatch.alert.secret.SealedTable;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The secrets of endpoints in PostgreSQL, encrypted. The newest signs, and for their overlap those before it. */
public final class EndpointSecrets {
    /** The table that holds them. */
    public static final SealedTable TABLE = new SealedTable("endpoint_secret", "endpoint_id", true);

    /** Each adds a signature to every webhook. */
    static final int MAX_LIVE = 5;

    private static final Logger LOG = Logger.getLogger(EndpointSecrets.class);

    private final Database database;
    private final RowCipher cipher;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final RecentKeys recent;

    public EndpointSecrets(Database database, RowCipher cipher, Clock clock) {
        this.database = database;
        this.cipher = cipher;
        this.clock = clock;
        this.recent = new RecentKeys(clock);
    }

    /**
     * Gives a new endpoint its secret, in the transaction that makes it.
     *
     * @param own its owner's; one is made where it is absent
     */
    public WebhookSecret begin(Connection connection, UUID endpoint, @Nullable WebhookSecret own) throws SQLException {
        WebhookSecret secret = own == null ? WebhookSecret.random(random) : own;
        insert(connection, endpoint, 1, secret.key(), now());
        return secret;
    }

    /**
     * Puts a new secret in the place of the newest.
     *
     * @return empty if the subscriber has no such endpoint
     * @throws TooManySecrets if more than {@value #MAX_LIVE} would sign
     */
    public Optional<Rotation> rotate(UUID subscriber, UUID endpoint, RotationRequest request) {
        Instant now = now();
        WebhookSecret secret = request.secret() == null ? WebhookSecret.random(random) : request.secret();
        Optional<Rotation> done = database.transaction(connection -> {
            if (!locked(connection, subscriber, endpoint)) {
                return Optional.empty();
            }
            int number = Sql.query(
                            connection,
                            "select coalesce(max(number), 0) as last from endpoint_secret where endpoint_id = ?",
                            row -> row.getInt("last"),
                            endpoint)
                    .get(0);
            end(connection, endpoint, now, request.overlapOrDefault());
            List<Instant> live = Sql.query(
                    connection,
                    "select signs_until from endpoint_secret where endpoint_id = ? order by signs_until",
                    row -> Sql.instant(row, "signs_until"),
                    endpoint);
            if (live.size() >= MAX_LIVE) {
                throw new TooManySecrets(MAX_LIVE);
            }
            insert(connection, endpoint, number + 1, secret.key(), now);
            return Optional.of(new Rotation(endpoint, secret, live.isEmpty() ? null : live.get(live.size() - 1)));
        });
        recent.forget(endpoint);
        return done;
    }

    /**
     * The keys that sign now, newest first. What they were is known for at most a second.
     *
     * @throws io.dyadwatch.alert.secret.MissingKey if the operator's keys do not open one of them
     * @throws IllegalStateException if there is none
     */
    public List<byte[]> signingKeys(UUID endpoint) {
        List<byte[]> keys = recent.of(endpoint, this::read);
        if (keys.isEmpty()) {
            throw new IllegalStateException("no secret signs for endpoint " + endpoint);
        }
        return keys;
    }

    /** Removes those that sign no more. */
    public void removeEnded() {
        Instant now = now();
        database.transaction(
                connection -> Sql.update(connection, "delete from endpoint_secret where signs_until <= ?", now));
    }

    /**
     * Encrypts what an earlier version kept in the clear, and removes the clear text with the file that held it.
     *
     * @return how many there were
     */
    public int sealPlain() {
        return database.transaction(connection -> {
            if (Sql.query(connection, "select 1 from plain_secret limit 1", row -> true)
                    .isEmpty()) {
                return 0;
            }
            // One instance does it; another finds nothing left.
            Sql.update(connection, "lock table plain_secret in access exclusive mode");
            List<Plain> found = Sql.query(
                    connection,
                    "select endpoint_id, secret, created_at from plain_secret",
                    row -> new Plain(
                            Sql.uuid(row, "endpoint_id"),
                            WebhookSecret.parse(row.getString("secret")),
                            Sql.instant(row, "created_at")));
            for (Plain plain : found) {
                insert(connection, plain.endpoint, 1, plain.secret.key(), plain.createdAt);
            }
            Sql.update(connection, "truncate plain_secret");
            LOG.infof("Secrets that an earlier version kept in the clear were encrypted: endpoints=%d", found.size());
            return found.size();
        });
    }

    private void insert(Connection connection, UUID endpoint, int number, byte[] key, Instant at) throws SQLException {
        UUID id = UUID.randomUUID();
        Sealed sealed = cipher.seal(key, TABLE.place(id, endpoint));
        Sql.update(
                connection,
                "insert into endpoint_secret (id, endpoint_id, number, key_id, sealed, created_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                id,
                endpoint,
                number,
                sealed.keyId(),
                sealed.bytes(),
                at);
    }

    private List<RecentKeys.Key> read(UUID endpoint) {
        List<Row> rows = database.read(connection -> Sql.query(
                connection,
                "select id, key_id, sealed, signs_until from endpoint_secret where endpoint_id = ? order by number desc",
                row -> new Row(
                        Sql.uuid(row, "id"),
                        new Sealed(row.getString("key_id"), row.getBytes("sealed")),
                        Sql.instantOrNull(row, "signs_until")),
                endpoint));
        List<RecentKeys.Key> keys = new ArrayList<>();
        for (Row row : rows) {
            try {
                keys.add(new RecentKeys.Key(cipher.open(row.sealed, TABLE.place(row.id, endpoint)), row.signsUntil));
            } catch (BrokenSeal e) {
                LOG.errorf("A secret of an endpoint cannot be opened and signs nothing: error=%s", e.getMessage());
            }
        }
        return keys;
    }

    /** The newest gets its end, those before it keep theirs, and what has ended goes. */
    private static void end(Connection connection, UUID endpoint, Instant now, Duration overlap) throws SQLException {
        Sql.update(
                connection,
                "update endpoint_secret set signs_until = ? where endpoint_id = ? and signs_until is null",
                now.plus(overlap),
                endpoint);
        Sql.update(
                connection,
                "delete from endpoint_secret where endpoint_id = ? and (signs_until <= ? or ?)",
                endpoint,
                now,
                overlap.isZero());
    }

    private static boolean locked(Connection connection, UUID subscriber, UUID endpoint) throws SQLException {
        return !Sql.query(
                        connection,
                        "select id from endpoint where id = ? and subscriber_id = ? and deleted_at is null"
                                + " for no key update",
                        row -> true,
                        endpoint,
                        subscriber)
                .isEmpty();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private record Row(UUID id, Sealed sealed, @Nullable Instant signsUntil) {}

    private record Plain(UUID endpoint, WebhookSecret secret, Instant createdAt) {}
}

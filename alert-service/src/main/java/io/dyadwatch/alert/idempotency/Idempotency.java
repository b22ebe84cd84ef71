package io.dyadwatch.alert.idempotency;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.secret.RowCipher;
import io.dyadwatch.alert.secret.Sealed;
import io.dyadwatch.alert.secret.SealedTable;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Does what a request asks for once for each key, as draft-ietf-httpapi-idempotency-key-header describes. What is made and
 * the answer to it are written in one transaction. The answer is kept encrypted for 24 h, for it may show a secret; a
 * request that failed is not kept, and may come again with the same key.
 */
public final class Idempotency {
    /** The table of the answers. */
    public static final SealedTable TABLE = new SealedTable("idempotent_request", "subscriber_id", false);

    private static final Duration KEPT = Duration.ofHours(24);

    private final Database database;
    private final RowCipher cipher;
    private final Clock clock;

    public Idempotency(Database database, RowCipher cipher, Clock clock) {
        this.database = database;
        this.cipher = cipher;
        this.clock = clock;
    }

    /**
     * The answer from before, or that of the work.
     *
     * @param checked checks what is asked for, outside the transaction, and gives the work that is done within
     * @throws InvalidRecord naming the header if the key came with another request
     * @throws jakarta.ws.rs.ClientErrorException 409 if the same key is being worked on
     * @throws io.dyadwatch.alert.secret.MissingKey if the key that opens the answer from before is not there
     */
    public Answer once(KeyedRequest request, Supplier<Database.Work<Answer>> checked) {
        if (request.key().isEmpty()) {
            return database.transaction(checked.get());
        }
        String key = request.key().get();
        // What was made is told again even if it could not be made now.
        Optional<Answer> before = database.read(connection -> find(connection, request, key));
        if (before.isPresent()) {
            return before.get();
        }
        Database.Work<Answer> work = checked.get();
        return database.transaction(connection -> {
            if (!taken(connection, request, key)) {
                throw new StillRunning();
            }
            // Another may have finished since.
            Optional<Answer> meanwhile = find(connection, request, key);
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
            Answer answer = work.with(connection);
            write(connection, request, key, answer);
            return answer;
        });
    }

    /** Removes the answers that are no longer kept. */
    public void removeOld() {
        Instant before = clock.instant().minus(KEPT);
        database.transaction(
                connection -> Sql.update(connection, "delete from idempotent_request where created_at <= ?", before));
    }

    /** Held to the end of the transaction. */
    private static boolean taken(Connection connection, KeyedRequest request, String key) throws SQLException {
        return Sql.query(
                        connection,
                        "select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as taken",
                        row -> row.getBoolean("taken"),
                        "idempotent_request " + request.subscriber() + " " + key)
                .get(0);
    }

    private Optional<Answer> find(Connection connection, KeyedRequest request, String key) throws SQLException {
        return Sql.query(
                        connection,
                        "select id, request_hash, key_id, sealed from idempotent_request"
                                + " where subscriber_id = ? and key = ? and created_at > ?",
                        row -> answer(row, request),
                        request.subscriber(),
                        key,
                        clock.instant().minus(KEPT))
                .stream()
                .findFirst();
    }

    private Answer answer(ResultSet row, KeyedRequest request) throws SQLException {
        if (!MessageDigest.isEqual(row.getBytes("request_hash"), request.hash())) {
            throw new InvalidRecord(KeyedRequest.HEADER, "came with another request within the last 24 hours");
        }
        Sealed sealed = new Sealed(row.getString("key_id"), row.getBytes("sealed"));
        byte[] opened = cipher.open(sealed, TABLE.place(Sql.uuid(row, "id"), request.subscriber()));
        return Json.read(opened, Answer.class);
    }

    private void write(Connection connection, KeyedRequest request, String key, Answer answer) throws SQLException {
        UUID id = UUID.randomUUID();
        Sealed sealed = cipher.seal(Json.write(answer), TABLE.place(id, request.subscriber()));
        // One that is no longer kept may still be there.
        Sql.update(
                connection,
                "delete from idempotent_request where subscriber_id = ? and key = ?",
                request.subscriber(),
                key);
        Sql.update(
                connection,
                "insert into idempotent_request (id, subscriber_id, key, request_hash, key_id, sealed, created_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                id,
                request.subscriber(),
                key,
                request.hash(),
                sealed.keyId(),
                sealed.bytes(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}

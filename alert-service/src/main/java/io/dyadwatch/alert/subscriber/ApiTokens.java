package io.dyadwatch.alert.subscriber;

import io.dyadwatch.access.Holder;
import io.dyadwatch.access.Token;
import io.dyadwatch.access.TokenHash;
import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.page.Cursor;
import io.dyadwatch.alert.page.Page;
import io.dyadwatch.alert.page.PageRequest;
import io.dyadwatch.contracts.InvalidRecord;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The subscribers' tokens in PostgreSQL, as hashes. */
public final class ApiTokens {
    /** The time of last use is written this often at most: it is for people, and a write for each request is not. */
    private static final Duration USE_PRECISION = Duration.ofMinutes(1);
    /** That are neither revoked nor expired; enough for any rotation. */
    private static final int MAX_LIVE = 50;

    private static final String COLUMNS = "id, label, created_at, expires_at, revoked_at, last_used_at from api_token";

    private final Database database;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public ApiTokens(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Makes one; the answer is the only place where it is shown.
     *
     * @return empty if there is no such subscriber
     * @throws InvalidRecord if it would be expired already
     * @throws QuotaExceeded if the subscriber has many already
     */
    public Optional<ApiToken> create(UUID subscriber, TokenRequest request) {
        Instant now = now();
        if (request.expiresAt() != null && !request.expiresAt().isAfter(now)) {
            throw new InvalidRecord("expiresAt", "must be in the future");
        }
        Token token = Token.fresh(random);
        ApiToken made = new ApiToken(
                UUID.randomUUID(), request.label(), token.text(), now, micros(request.expiresAt()), null, null);
        return database.transaction(connection -> {
            if (!lock(connection, subscriber)) {
                return Optional.empty();
            }
            int live = live(connection, subscriber, now);
            if (live >= MAX_LIVE) {
                throw new QuotaExceeded("tokens", MAX_LIVE, live);
            }
            Sql.update(
                    connection,
                    "insert into api_token (id, subscriber_id, label, hash, created_at, expires_at)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    made.id(),
                    subscriber,
                    made.label(),
                    token.hash().bytes(),
                    made.createdAt(),
                    made.expiresAt());
            return Optional.of(made);
        });
    }

    /** A subscriber's, newest first, revoked and expired ones too. */
    public Page<ApiToken> list(UUID subscriber, PageRequest page) {
        List<ApiToken> found = database.read(connection -> Sql.query(
                connection,
                "select " + COLUMNS + " where subscriber_id = ? and (created_at, id) < (?, ?)"
                        + " order by created_at desc, id desc limit ?",
                ApiTokens::read,
                subscriber,
                page.afterTime(),
                page.afterId(),
                page.rows()));
        return Page.of(found, page, token -> new Cursor(token.createdAt(), token.id()));
    }

    /** Makes one invalid for ever; false if the subscriber has none with this id. */
    public boolean revoke(UUID subscriber, UUID id) {
        return database.transaction(connection -> Sql.update(
                        connection,
                        "update api_token set revoked_at = coalesce(revoked_at, ?) where id = ? and subscriber_id = ?",
                        now(),
                        id,
                        subscriber)
                == 1);
    }

    /** Who holds a token that is valid now; notes that it was used. */
    Optional<Holder> use(TokenHash hash) {
        Instant now = now();
        return database.read(connection -> {
            List<Used> found = Sql.query(
                    connection,
                    "select t.id, t.subscriber_id, t.last_used_at, s.name from api_token t"
                            + " join subscriber s on s.id = t.subscriber_id where t.hash = ? and t.revoked_at is null"
                            + " and s.disabled_at is null and (t.expires_at is null or t.expires_at > ?)",
                    row -> new Used(
                            Sql.uuid(row, "id"),
                            Holder.ofSubscriber(Sql.uuid(row, "subscriber_id"), row.getString("name")),
                            Sql.instantOrNull(row, "last_used_at")),
                    hash.bytes(),
                    now);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            noteUse(connection, found.get(0), now);
            return Optional.of(found.get(0).holder());
        });
    }

    private record Used(UUID id, Holder holder, @Nullable Instant before) {}

    private static void noteUse(Connection connection, Used token, Instant now) throws SQLException {
        Instant due = now.minus(USE_PRECISION);
        if (token.before() == null || token.before().isBefore(due)) {
            // Asked again here: another instance may have written it meanwhile.
            Sql.update(
                    connection,
                    "update api_token set last_used_at = ? where id = ? and (last_used_at is null or last_used_at < ?)",
                    now,
                    token.id(),
                    due);
        }
    }

    private static boolean lock(Connection connection, UUID subscriber) throws SQLException {
        return !Sql.query(
                        connection, "select id from subscriber where id = ? for no key update", row -> true, subscriber)
                .isEmpty();
    }

    private static int live(Connection connection, UUID subscriber, Instant now) throws SQLException {
        return Sql.query(
                        connection,
                        "select count(*) from api_token where subscriber_id = ? and revoked_at is null"
                                + " and (expires_at is null or expires_at > ?)",
                        row -> row.getInt(1),
                        subscriber,
                        now)
                .get(0);
    }

    private static ApiToken read(ResultSet row) throws SQLException {
        return new ApiToken(
                Sql.uuid(row, "id"),
                row.getString("label"),
                null,
                Sql.instant(row, "created_at"),
                Sql.instantOrNull(row, "expires_at"),
                Sql.instantOrNull(row, "revoked_at"),
                Sql.instantOrNull(row, "last_used_at"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static @Nullable Instant micros(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }
}

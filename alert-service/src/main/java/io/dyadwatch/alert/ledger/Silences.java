package io.dyadwatch.alert.ledger;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.page.Given;
import io.dyadwatch.contracts.InvalidRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The silences of watches in PostgreSQL. One that is over is as if it had never been. */
public final class Silences {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int MAX_REASON_CHARS = 500;

    private final Database database;
    private final Clock clock;

    public Silences(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What a request asks for.
     *
     * @param until when it ends, in the future, at most a year
     * @param reason why, in words
     */
    public record Wanted(@Nullable Instant until, @Nullable String reason) {}

    /**
     * A silence.
     *
     * @param since when it was asked for
     * @param until when it ends, exclusive
     */
    public record Silence(Instant since, Instant until, String reason) {}

    /**
     * Silences a watch, or says anew until when and why. Its version stays.
     *
     * @return empty if the subscriber has no such watch
     * @throws InvalidRecord naming the field
     */
    public Optional<Silence> put(UUID subscriber, UUID watch, Wanted wanted) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant until = Given.present("until", wanted.until).truncatedTo(ChronoUnit.MICROS);
        String reason = Given.line("reason", wanted.reason, MAX_REASON_CHARS);
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
            throw new InvalidRecord("until", "must be in the future, at most a year from now");
        }
        boolean changed = set(subscriber, watch, now, until, reason);
        return changed ? Optional.of(new Silence(now, until, reason)) : Optional.empty();
    }

    /** Ends a silence, if there is one. False if the subscriber has no such watch. */
    public boolean delete(UUID subscriber, UUID watch) {
        return set(subscriber, watch, null, null, null);
    }

    /** @param owner whose watch it must be; anybody's where empty */
    public Optional<Silence> find(Optional<UUID> owner, UUID watch) {
        return database
                .read(connection -> Sql.query(
                        connection,
                        "select s.silenced_at, s.silenced_until, s.silence_reason from watch_state s"
                                + " join watch w on w.id = s.watch_id where w.id = ? and w.deleted_at is null"
                                + " and (?::uuid is null or w.subscriber_id = ?::uuid) and s.silenced_until > ?",
                        Silences::read,
                        watch,
                        owner,
                        owner,
                        clock.instant()))
                .stream()
                .findFirst();
    }

    private boolean set(
            UUID subscriber, UUID watch, @Nullable Instant since, @Nullable Instant until, @Nullable String reason) {
        return database.transaction(connection -> Sql.update(
                        connection,
                        "update watch_state s set silenced_at = ?, silenced_until = ?, silence_reason = ? from watch w"
                                + " where s.watch_id = ? and w.id = s.watch_id and w.subscriber_id = ?"
                                + " and w.deleted_at is null",
                        since,
                        until,
                        reason,
                        watch,
                        subscriber)
                == 1);
    }

    private static Silence read(ResultSet row) throws SQLException {
        return new Silence(
                Sql.instant(row, "silenced_at"), Sql.instant(row, "silenced_until"), row.getString("silence_reason"));
    }
}

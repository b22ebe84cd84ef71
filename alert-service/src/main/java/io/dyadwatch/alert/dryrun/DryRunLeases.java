package io.dyadwatch.alert.dryrun;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Sql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Sees to it that a subscriber has one dry run at a time, over all instances: a row in PostgreSQL that expires. */
public final class DryRunLeases {
    private final Database database;
    private final Clock clock;
    private final Duration lease;

    /** @param lease how long a subscriber has to wait after the instance with its dry run was killed */
    public DryRunLeases(Database database, Clock clock, Duration lease) {
        this.database = database;
        this.clock = clock;
        this.lease = lease;
    }

    /** Takes the subscriber's place; empty if it is taken. */
    public Optional<UUID> take(UUID subscriber) {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        int taken = database.transaction(connection -> Sql.update(
                connection,
                "insert into dry_run (subscriber_id, lease_id, lease_until) values (?, ?, ?)"
                        + " on conflict (subscriber_id) do update set lease_id = excluded.lease_id,"
                        + " lease_until = excluded.lease_until where dry_run.lease_until <= ?",
                subscriber,
                id,
                now.plus(lease),
                now));
        return taken == 1 ? Optional.of(id) : Optional.empty();
    }

    /** Gives the place back, if it is still this one's. */
    public void giveBack(UUID subscriber, UUID id) {
        database.transaction(connection ->
                Sql.update(connection, "delete from dry_run where subscriber_id = ? and lease_id = ?", subscriber, id));
    }
}

package io.dyadwatch.alert.delivery;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.DatabaseFailure;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.operations.job.RepeatingJob;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Who holds a lease, and whether he lives. Each instance has a number, which is the first half of the first half of its
 * leases (UUIDs of version 8, RFC 9562), and keeps an advisory lock under it on a connection of its own: PostgreSQL gives
 * the lock up when the process is gone. What a lease binds whose holder has been missing at two looks is free again;
 * otherwise an endpoint that was being sent to when an instance was killed would rest for the whole lease, as one that is
 * slow does. A lease of another version of UUID was given by an instance that keeps no lock, and runs to its end.
 */
public final class LeaseHolder implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LeaseHolder.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration STOP_LIMIT = Duration.ofMillis(500);

    /** The first of the two keys of the locks, so that nobody else's is one of them. */
    private static final int LOCKS = 0x44594157;

    private static final String ORPHANS = """
            select distinct d.lease_id from delivery d
            where d.state = 'pending' and d.lease_until is not null and d.lease_until > ?
              and substr(d.lease_id::text, 15, 1) = '8'
              and substr(d.lease_id::text, 1, 8) <> all (
                  select lpad(to_hex(l.objid::bigint), 8, '0') from pg_locks l
                  where l.locktype = 'advisory' and l.classid = ? and l.objsubid = 2 and l.granted
                    and l.database = (select b.oid from pg_database b where b.datname = current_database()))
            """;

    private static final String FREE =
            "update delivery set lease_until = ? where state = 'pending' and lease_id = any(?)";

    private final Database database;
    private final Clock clock;
    private final int number = new Random().nextInt();
    private final CountDownLatch stopped = new CountDownLatch(1);
    /** Whatever it fails on, it must not end: others would take what this instance has in hand for an orphan's. */
    private final RepeatingJob job =
            new RepeatingJob("lease-holder", Duration.ZERO, LOOK_EVERY, STOP_LIMIT, this::hold);

    public LeaseHolder(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public void start() {
        job.start();
    }

    /** An id for a lease of this instance. */
    public UUID lease() {
        UUID random = UUID.randomUUID();
        long rest = random.getMostSignificantBits() & 0xffff0fffL;
        return new UUID(((long) number << 32) | (rest & 0xffffffffL) | 0x8000L, random.getLeastSignificantBits());
    }

    /** Until the connection breaks or this is closed. */
    private void hold() {
        try {
            if (database.read(this::held)) {
                LOG.debug("The lock of this instance is given back");
            }
        } catch (DatabaseFailure e) {
            LOG.debugf("The lock of this instance is lost until PostgreSQL answers: sqlstate=%s", e.sqlState());
        }
    }

    private boolean held(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // So that PostgreSQL misses also an instance whose machine is gone.
            statement.execute(
                    "set tcp_keepalives_idle = 3; set tcp_keepalives_interval = 1; set tcp_keepalives_count = 3");
            statement.execute("select pg_advisory_lock(" + LOCKS + ", " + number + ")");
            try {
                Set<UUID> missing = Set.of();
                do {
                    missing = look(connection, missing);
                } while (!stopped.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                // Also after a failure that leaves the connection whole: the pool would keep it with the lock.
                statement.execute("select pg_advisory_unlock(" + LOCKS + ", " + number + ")");
            }
            return true;
        }
    }

    /** @param before the leases without a holder at the look before; answers those of now */
    private Set<UUID> look(Connection connection, Set<UUID> before) throws SQLException {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<UUID> orphans = Sql.query(connection, ORPHANS, row -> Sql.uuid(row, "lease_id"), now, LOCKS);
        List<UUID> twice = orphans.stream().filter(before::contains).toList();
        if (!twice.isEmpty()) {
            int free = Sql.update(connection, FREE, now, twice);
            LOG.infof("Deliveries of an instance that is gone are free again: deliveries=%d", free);
        }
        return Set.copyOf(orphans);
    }

    @Override
    public void close() {
        stopped.countDown();
        job.close();
    }
}

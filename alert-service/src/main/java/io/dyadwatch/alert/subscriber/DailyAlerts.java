package io.dyadwatch.alert.subscriber;

import io.dyadwatch.alert.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How many alerts some subscribers may still be given today, within one transaction that gives them. From {@link #lock}
 * on, other transactions for the same subscribers wait until this one ends.
 */
public final class DailyAlerts {
    private final Connection connection;
    private final LocalDate day;
    private final Map<UUID, Room> rooms = new HashMap<>();

    private static final class Room {
        private final int before;
        private final @Nullable Integer limit;
        private int taken;

        Room(int before, @Nullable Integer limit) {
            this.before = before;
            this.limit = limit;
        }
    }

    private DailyAlerts(Connection connection, LocalDate day) {
        this.connection = connection;
        this.day = day;
    }

    /**
     * Locks what the subscribers have had today, in the order of their ids, so that no two transactions wait for each
     * other. One that is disabled may have none.
     */
    public static DailyAlerts lock(Connection connection, Quotas quotas, Collection<UUID> subscribers)
            throws SQLException {
        DailyAlerts alerts = new DailyAlerts(connection, quotas.today());
        for (UUID subscriber : new TreeSet<>(subscribers)) {
            alerts.lock(quotas, subscriber);
        }
        return alerts;
    }

    private void lock(Quotas quotas, UUID subscriber) throws SQLException {
        Sql.update(
                connection,
                "insert into alerts_of_day (subscriber_id, day, alerts) values (?, ?::date, 0) on conflict do nothing",
                subscriber,
                day.toString());
        // A statement of its own after the insert: it waits for, and sees, what others count.
        int before = Sql.query(
                        connection,
                        "select alerts from alerts_of_day where subscriber_id = ? and day = ?::date for update",
                        row -> row.getInt("alerts"),
                        subscriber,
                        day.toString())
                .get(0);
        Subscriber found = Sql.query(connection, "select " + Quotas.COLUMNS + " where id = ?", Quotas::read, subscriber)
                .get(0);
        Integer limit = found.disabledAt().isPresent()
                ? Integer.valueOf(0)
                : quotas.inForce(found).alertsPerDay();
        rooms.put(subscriber, new Room(before, limit));
    }

    /** Takes the place of one alert; false if there is none left, and the alert must not be sent. */
    public boolean take(UUID subscriber) {
        Room room = rooms.get(subscriber);
        if (room == null) {
            throw new IllegalArgumentException("the subscriber was not locked");
        }
        if (room.limit != null && room.before + room.taken >= room.limit) {
            return false;
        }
        room.taken++;
        return true;
    }

    /** Writes what was taken; to be called before the commit. */
    public void finish() throws SQLException {
        for (Map.Entry<UUID, Room> each : rooms.entrySet()) {
            if (each.getValue().taken > 0) {
                Sql.update(
                        connection,
                        "update alerts_of_day set alerts = alerts + ? where subscriber_id = ? and day = ?::date",
                        each.getValue().taken,
                        each.getKey(),
                        day.toString());
            }
        }
    }
}

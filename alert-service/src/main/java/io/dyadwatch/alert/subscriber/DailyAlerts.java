package io.dyadwatch.alert.subscriber;

import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.ledger.AlertQuota;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Counts the alerts that subscribers are told of on a day of UTC, up to their quotas; one that is disabled is told of none.
 *
 * <p>A day's row of a subscriber is locked from the first alert of a transaction until that ends, and the rows of several
 * subscribers in the order of their ids: of two transactions none passes the limit, and neither waits for the other for
 * ever.
 */
public final class DailyAlerts implements AlertQuota {
    private final Quotas quotas;

    public DailyAlerts(Quotas quotas) {
        this.quotas = quotas;
    }

    @Override
    public Map<UUID, Integer> take(Connection connection, Map<UUID, Integer> wanted, Instant now) throws SQLException {
        String day = day(now).toString();
        Map<UUID, Integer> taken = new LinkedHashMap<>();
        for (Map.Entry<UUID, Integer> each : new TreeMap<>(wanted).entrySet()) {
            taken.put(each.getKey(), take(connection, each.getKey(), each.getValue(), day));
        }
        return taken;
    }

    private int take(Connection connection, UUID subscriber, int wanted, String day) throws SQLException {
        Sql.update(
                connection,
                "insert into alerts_of_day (subscriber_id, day, alerts) values (?, ?::date, 0) on conflict do nothing",
                subscriber,
                day);
        // A statement of its own after the insert: it waits for, and sees, what others count.
        int before = Sql.query(
                        connection,
                        "select alerts from alerts_of_day where subscriber_id = ? and day = ?::date for update",
                        row -> row.getInt("alerts"),
                        subscriber,
                        day)
                .get(0);
        int taken = Math.min(wanted, room(connection, subscriber, before));
        Sql.update(
                connection,
                "update alerts_of_day set alerts = alerts + ? where subscriber_id = ? and day = ?::date",
                taken,
                subscriber,
                day);
        return taken;
    }

    private int room(Connection connection, UUID subscriber, int before) throws SQLException {
        Subscriber found = Sql.query(
                        connection, "select " + Quotas.COLUMNS + " where id = ?", Quotas::read, subscriber)
                .get(0);
        if (found.disabledAt().isPresent()) {
            return 0;
        }
        Integer limit = quotas.inForce(found).alertsPerDay();
        return limit == null ? Integer.MAX_VALUE : Math.max(0, limit - before);
    }

    /** The day of UTC that a time belongs to. */
    static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}

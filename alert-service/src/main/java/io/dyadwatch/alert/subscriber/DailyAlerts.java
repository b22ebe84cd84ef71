package io.dyadwatch.alert.subscriber;

import io.dyadwatch.alert.database.Pipeline;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
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
public final class DailyAlerts {
    private static final String BEGIN =
            "insert into alerts_of_day (subscriber_id, day, alerts) values (?, ?::date, 0) on conflict do nothing";

    /** The row is locked before it is read: its count is what the last who had it left. */
    private static final String TAKE = """
            with before as (
                select subscriber_id, day, alerts from alerts_of_day where subscriber_id = ? and day = ?::date for update
            )
            update alerts_of_day d
            set alerts = b.alerts + case when s.disabled_at is null
                then least(?, greatest(0, coalesce(s.max_alerts_per_day, ?::integer, 2147483647) - b.alerts)) else 0 end
            from before b join subscriber s on s.id = b.subscriber_id
            where d.subscriber_id = b.subscriber_id and d.day = b.day
            returning d.alerts - b.alerts as taken
            """;

    private final Quotas quotas;

    public DailyAlerts(Quotas quotas) {
        this.quotas = quotas;
    }

    /**
     * Takes from the quotas of a day, within the transaction that tells.
     *
     * @param wanted by subscriber, how many alerts
     * @return by subscriber, how many may be told: at most those wanted
     */
    public Map<UUID, Integer> take(Pipeline pipeline, Map<UUID, Integer> wanted, Instant now) throws SQLException {
        String day = day(now).toString();
        Map<UUID, Pipeline.Answer<Integer>> asked = new TreeMap<>();
        for (Map.Entry<UUID, Integer> each : new TreeMap<>(wanted).entrySet()) {
            UUID subscriber = each.getKey();
            // Each before the next is asked for: a row that is made later would be locked out of order.
            pipeline.update(BEGIN, subscriber, day);
            asked.put(
                    subscriber,
                    pipeline.ask(
                            TAKE,
                            row -> row.getInt("taken"),
                            subscriber,
                            day,
                            each.getValue(),
                            quotas.commonAlertsPerDay(subscriber)));
        }
        Map<UUID, Integer> taken = new HashMap<>();
        for (Map.Entry<UUID, Pipeline.Answer<Integer>> each : asked.entrySet()) {
            taken.put(each.getKey(), each.getValue().rows().get(0));
        }
        return taken;
    }

    /** The day of UTC that a time belongs to. */
    static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}

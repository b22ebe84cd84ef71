package io.dyadwatch.alert.subscriber;

import io.dyadwatch.alert.database.Pipeline;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
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
            asked.put(each.getKey(), ask(pipeline, each.getKey(), each.getValue(), day));
        }
        Map<UUID, Integer> taken = new LinkedHashMap<>();
        for (Map.Entry<UUID, Pipeline.Answer<Integer>> each : asked.entrySet()) {
            UUID subscriber = each.getKey();
            List<Integer> given = each.getValue().rows();
            taken.put(
                    subscriber,
                    given.isEmpty()
                            ? begin(pipeline, subscriber, wanted.getOrDefault(subscriber, 0), day)
                            : given.get(0));
        }
        return taken;
    }

    /** Takes from a day that has no row yet. */
    private int begin(Pipeline pipeline, UUID subscriber, int wanted, String day) throws SQLException {
        pipeline.update(
                "insert into alerts_of_day (subscriber_id, day, alerts) values (?, ?::date, 0) on conflict do nothing",
                subscriber,
                day);
        return ask(pipeline, subscriber, wanted, day).rows().get(0);
    }

    /** No row if the day has none yet. */
    private Pipeline.Answer<Integer> ask(Pipeline pipeline, UUID subscriber, int wanted, String day)
            throws SQLException {
        return pipeline.ask(
                TAKE, row -> row.getInt("taken"), subscriber, day, wanted, quotas.commonAlertsPerDay(subscriber));
    }

    /** The day of UTC that a time belongs to. */
    static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}

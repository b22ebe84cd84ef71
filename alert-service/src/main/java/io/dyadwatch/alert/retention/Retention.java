package io.dyadwatch.alert.retention;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Sql;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Removes old rows in batches, each in a transaction of its own, with a pause after each. Any number of instances may do
 * it at a time: each removes what the others do not have in hand.
 */
public final class Retention {
    static final int BATCH = 1_000;

    private static final String LONGEST_WINDOW = """
            select extract(epoch from max(greatest(
                       (definition -> 'threshold' ->> 'window')::interval,
                       (definition ->> 'cooldown')::interval,
                       (definition ->> 'digest')::interval))) as seconds
            from watch
            where coalesce(definition -> 'threshold' ->> 'window', definition ->> 'cooldown', definition ->> 'digest')
                      is not null
              and deleted_at is null
            """;

    private final Database database;
    private final Clock clock;
    private final Keeping keeping;
    private final Pause pause;
    private final Removed removed;

    /**
     * How long things are kept.
     *
     * @param records of the past
     * @param alerts at least so long, and longer where stories or watches still need them
     * @param stories how long a story is remembered
     */
    public record Keeping(Duration records, Duration alerts, Duration stories) {}

    /** Lets others have the database for a while. */
    @FunctionalInterface
    public interface Pause {
        /** @return whether to go on after it */
        boolean thenGoOn();
    }

    /** Told of what was removed, after the commit. */
    @FunctionalInterface
    public interface Removed {
        void from(String table, int rows);
    }

    public Retention(Database database, Clock clock, Keeping keeping, Pause pause, Removed removed) {
        this.database = database;
        this.clock = clock;
        this.keeping = keeping;
        this.pause = pause;
        this.removed = removed;
    }

    /** Names of the tables from which something is removed. */
    public static List<String> tables() {
        return List.of(Sweep.values()).stream().map(Sweep::table).toList();
    }

    /**
     * Removes all that is old by now.
     *
     * @throws io.dyadwatch.alert.database.DatabaseFailure if the database fails; what was removed before stays removed
     */
    public void run() {
        Instant now = clock.instant();
        Duration alerts = alertsKept();
        for (Sweep sweep : Sweep.values()) {
            Duration kept =
                    switch (sweep.kept()) {
                        case RECORDS -> keeping.records();
                        case ALERTS -> alerts;
                        case STORIES -> keeping.stories();
                    };
            if (!run(sweep, now.minus(kept))) {
                return;
            }
        }
    }

    /** Until a batch is not full. */
    private boolean run(Sweep sweep, Instant before) {
        while (true) {
            int rows = database.transaction(connection -> sweep.remove(connection, before, BATCH));
            if (rows > 0) {
                removed.from(sweep.table(), rows);
            }
            if (rows < BATCH) {
                return true;
            }
            if (!pause.thenGoOn()) {
                return false;
            }
        }
    }

    /** No shorter than what stories are told apart by, or what a watch still counts or collects. */
    Duration alertsKept() {
        Duration windows = database.read(connection -> Sql.query(connection, LONGEST_WINDOW, row -> {
                    BigDecimal seconds = row.getBigDecimal("seconds");
                    return seconds == null ? Duration.ZERO : Duration.ofSeconds(seconds.longValue() + 1);
                }))
                .get(0);
        return longer(keeping.alerts(), longer(keeping.stories(), windows));
    }

    static String longestWindow() {
        return LONGEST_WINDOW;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}

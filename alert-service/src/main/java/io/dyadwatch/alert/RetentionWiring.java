package io.dyadwatch.alert;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.retention.Retention;
import io.dyadwatch.alert.retention.RetentionJob;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Puts the removal of old rows together. */
@Singleton
public class RetentionWiring {
    private static final Duration PAUSE = Duration.ofMillis(200);

    @Produces
    @Singleton
    RetentionJob retentionJob(AlertConfig config, Database database, Clock clock, MeterRegistry meters) {
        Retention retention = new Retention(
                database,
                clock,
                new Retention.Keeping(config.retention(), config.alertRetention(), config.storyWindow()),
                RetentionWiring::pause,
                (table, rows) -> removed(meters, table).increment(rows));
        // Counted from the start, so that a table of which nothing was removed is seen as such.
        Retention.tables().forEach(table -> removed(meters, table));
        return new RetentionJob(retention::run, config.retentionInterval());
    }

    private static Counter removed(MeterRegistry meters, String table) {
        return Counter.builder("dyadwatch.alert.removed")
                .description("Rows that had been kept long enough")
                .tag("table", table)
                .register(meters);
    }

    /** Ends early where the thread is told to stop. */
    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

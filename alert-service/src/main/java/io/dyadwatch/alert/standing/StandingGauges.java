package io.dyadwatch.alert.standing;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.DatabaseFailure;
import io.dyadwatch.operations.job.RepeatingJob;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;

/**
 * The figures of the whole system as gauges, asked for every ten seconds on one thread. While PostgreSQL is away they stay
 * as they were, and their age tells.
 */
public final class StandingGauges implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(StandingGauges.class);
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration STOP_LIMIT = Duration.ofMillis(500);

    private final StandingQuery query;
    private final MeterRegistry meters;
    private final RepeatingJob job = new RepeatingJob("standing", Duration.ZERO, EVERY, STOP_LIMIT, this::ask);
    private volatile Standing standing = Standing.EMPTY;
    /** Of the machine, not of the clock: an age must not jump. */
    private volatile long askedAt = System.nanoTime();

    public StandingGauges(Database database, Clock clock, MeterRegistry meters) {
        this.query = new StandingQuery(database, clock);
        this.meters = meters;
        gauge("deliveries.due", "Deliveries whose time has come", Standing::due);
        gauge("deliveries.waiting", "Deliveries that have not ended, due or later", Standing::waiting);
        gauge("deliveries.dead", "Deliveries given up and not resent", Standing::dead);
        gauge(
                "oldest.due.seconds",
                "Since the oldest delivery that could be sent became due",
                now -> now.oldestDue().toMillis() / 1000.0);
        circuits("open", Standing::open);
        circuits("half-open", Standing::halfOpen);
        circuits("closed", Standing::closed);
        disabled("system", Standing::disabledBySystem);
        disabled("subscriber", Standing::disabledBySubscriber);
        disabled("operator", Standing::disabledByOperator);
        gauge("brake.engaged", "1 while the flood brake holds a watch, or all", now -> now.braked() ? 1 : 0);
        gauge("sources", "Sources whose rhythm is known", Standing::sources);
        gauge("sources.silent", "Sources silent for longer than their rhythm", Standing::silentSources);
        Gauge.builder("dyadwatch.alert.figures.age.seconds", this, StandingGauges::ageSeconds)
                .description("Since the figures of the whole system were last read from PostgreSQL")
                .register(meters);
    }

    public void start() {
        job.start();
    }

    @Override
    public void close() {
        job.close();
    }

    void ask() {
        try {
            standing = query.ask();
            askedAt = System.nanoTime();
        } catch (DatabaseFailure e) {
            LOG.debugf("The figures wait for PostgreSQL: sqlstate=%s", e.sqlState());
        }
    }

    private double ageSeconds() {
        return Duration.ofNanos(System.nanoTime() - askedAt).toMillis() / 1000.0;
    }

    private void circuits(String state, ToDoubleFunction<Standing> figure) {
        gauge("circuits", "Endpoints by the state of their circuit", Tags.of("state", state), figure);
    }

    private void disabled(String by, ToDoubleFunction<Standing> figure) {
        gauge("endpoints.disabled", "Endpoints that are switched off", Tags.of("by", by), figure);
    }

    private void gauge(String name, String description, ToDoubleFunction<Standing> figure) {
        gauge(name, description, Tags.empty(), figure);
    }

    private void gauge(String name, String description, Tags tags, ToDoubleFunction<Standing> figure) {
        Gauge.builder("dyadwatch.alert." + name, this, gauges -> figure.applyAsDouble(gauges.standing))
                .description(description)
                .tags(tags)
                .register(meters);
    }
}

package io.dyadwatch.alert.brake;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.database.Pipeline;
import io.dyadwatch.alert.database.PostgreSql;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.database.TestDatabase;
import io.dyadwatch.alert.delivery.LedgerOutbox;
import io.dyadwatch.alert.endpoint.EndpointRequest;
import io.dyadwatch.alert.endpoint.Endpoints;
import io.dyadwatch.alert.operator.OperatorEvents;
import io.dyadwatch.alert.page.PageRequest;
import io.dyadwatch.alert.watch.Definitions;
import io.dyadwatch.alert.watch.Watches;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeten.extra.MutableClock;

@ExtendWith(PostgreSql.class)
class FloodBrakeTest {
    private static final int PER_MINUTE = 10;
    private static final int PER_MINUTE_OF_A_WATCH = 4;

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
    private TestDatabase db;
    private UUID endpoint;

    @BeforeEach
    void prepare(TestDatabase database) {
        db = database;
        endpoint = new Endpoints(db.database(), clock)
                .create(Caller.LOCAL, new EndpointRequest("https://example.org/hook", null))
                .id();
    }

    @Test
    void aWatchThatFindsMoreThanItsShareInAMinuteIsHeldUntilItIsReleased() {
        UUID watch = watch();

        assertThat(alerts(watch, 4)).containsExactly(false, false, false, false);
        clock.add(Duration.ofSeconds(59));
        // Another instance, after a restart: it counts the same rows.
        assertThat(alerts(watch, 2)).containsExactly(true, true);
        clock.add(Duration.ofHours(1));
        assertThat(alerts(watch, 1)).containsExactly(true);
        assertThat(alerts(watch(), 1)).containsExactly(false);
        assertThat(kinds()).containsExactly("operator.brake.on");

        assertThat(brake().release(watch)).isEqualTo(3);

        assertThat(alerts(watch, 4)).containsExactly(false, false, false, false);
        assertThat(alerts(watch, 1)).containsExactly(true);
        assertThat(kinds()).containsExactly("operator.brake.on", "operator.brake.released", "operator.brake.on");
    }

    @Test
    void aLargeLimitIsHeldToAHundredthOfItByOneInstanceAndToASecondByMany() {
        FloodBrake one = brake(300);
        FloodBrake other = brake(300);
        UUID flooding = watch();
        UUID shared = watch();

        assertThat(alerts(one, flooding, 300)).doesNotContain(true);
        assertThat(alerts(one, flooding, 3)).contains(true);

        alerts(one, shared, 150);
        alerts(other, shared, 150);
        clock.add(Duration.ofSeconds(1));
        assertThat(alerts(one, shared, 1)).containsExactly(true);
        clock.add(Duration.ofSeconds(1));
        assertThat(alerts(other, shared, 1)).containsExactly(true);
    }

    @Test
    void aMinuteLaterTheSameNumberIsNoFlood() {
        UUID watch = watch();
        alerts(watch, 4);

        clock.add(Duration.ofSeconds(60));

        assertThat(alerts(watch, 4)).doesNotContain(true);
        assertThat(kinds()).isEmpty();
    }

    @Test
    void whatIsReleasedGoesOutAtMostAHundredASecondTheOldestFirst() {
        UUID watch = watch();
        alerts(watch, 4);
        for (int i = 0; i < 3; i++) {
            clock.add(Duration.ofSeconds(1));
            alerts(watch, 1);
        }
        UUID other = watch();
        alerts(other, 5);
        Instant now = clock.instant();

        assertThat(brake().release(watch)).isEqualTo(3);
        assertThat(brake().release(watch)).isZero();

        assertThat(db.column("select extract(milliseconds from next_attempt_at - timestamptz '" + now
                        + "')::integer from delivery where not held and next_attempt_at >= '" + now
                        + "' order by created_at, id"))
                .contains("0", "10", "20");
        assertThat(db.column("select count(*) from delivery where held")).containsExactly("1");
    }

    @Test
    void tooManyAlertsInAllPauseSendingOnceAndNotAgainRightAfterItWasResumed() {
        FloodBrake brake = brake();
        for (int i = 0; i < 5; i++) {
            alerts(watch(), 2);
        }
        brake.checkAll();
        assertThat(sending().state().paused()).isFalse();
        alerts(watch(), 1);

        brake.checkAll();
        brake.checkAll();

        assertThat(sending().state())
                .isEqualTo(new Sending.State(true, clock.instant(), "brake", "more than 10 alerts a minute"));
        clock.add(Duration.ofSeconds(10));
        assertThat(sending().resume().paused()).isFalse();
        brake.checkAll();
        assertThat(sending().state().paused()).isFalse();
        assertThat(kinds()).containsExactly("operator.sending.paused", "operator.sending.resumed");
    }

    @Test
    void theCanarysAlertsAreNeverHeldAndNeverAFlood() {
        db.execute("insert into subscriber (id, name, created_at) values ('" + Caller.CANARY + "', 'canary', now())");
        db.database()
                .transaction(connection -> new Watches(db.database(), clock)
                        .create(
                                connection,
                                Caller.CANARY,
                                Caller.CANARY,
                                Definitions.pair("w", "russia", "nicolas-maduro", endpoint)));

        assertThat(alerts(Caller.CANARY, 2 * PER_MINUTE)).doesNotContain(true);
        brake().checkAll();

        assertThat(sending().state().paused()).isFalse();
        assertThat(kinds()).isEmpty();
    }

    @Test
    void twoInstancesThatSeeTheSameFloodPauseOnceAndTellItOnce() throws Exception {
        alerts(watch(), 4);
        alerts(watch(), 4);
        alerts(watch(), 4);
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService instances = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> both = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                FloodBrake brake = brake();
                both.add(instances.submit(() -> {
                    together.await();
                    brake.checkAll();
                    return null;
                }));
            }
            for (Future<?> one : both) {
                one.get();
            }
        } finally {
            instances.shutdownNow();
        }

        assertThat(kinds()).containsExactly("operator.sending.paused");
    }

    private Sending sending() {
        return new Sending(db.database(), events(), clock);
    }

    private FloodBrake brake() {
        return brake(PER_MINUTE_OF_A_WATCH);
    }

    private FloodBrake brake(int perMinuteOfAWatch) {
        return new FloodBrake(db.database(), sending(), events(), clock, PER_MINUTE, perMinuteOfAWatch);
    }

    private OperatorEvents events() {
        return new OperatorEvents(db.database(), new LedgerOutbox(), new SimpleMeterRegistry());
    }

    /** Oldest first. */
    private List<String> kinds() {
        List<String> kinds = new ArrayList<>();
        events().list(PageRequest.of(null, null)).items().forEach(event -> kinds.add(0, event.type()));
        return kinds;
    }

    private UUID watch() {
        return new Watches(db.database(), clock)
                .create(Caller.LOCAL, Definitions.pair("w", "russia", "nicolas-maduro", endpoint))
                .id();
    }

    /** What a brake of its own says to each of so many alerts. */
    private List<Boolean> alerts(UUID watch, int count) {
        List<Boolean> held = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            held.addAll(alerts(brake(), watch, 1));
        }
        return held;
    }

    /** What the brake says to each of so many alerts, which are written with their deliveries as it says. */
    private List<Boolean> alerts(FloodBrake brake, UUID watch, int count) {
        List<Boolean> held = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clock.add(Duration.ofNanos(1000));
            Instant now = clock.instant();
            held.add(db.database().transaction(connection -> {
                UUID alert = UUID.randomUUID();
                Sql.update(
                        connection,
                        "insert into alert (id, watch_id, article_id, matched_at, told_at, fetched_at, body)"
                                + " values (?, ?, 'a', ?, ?, ?, '')",
                        alert,
                        watch,
                        now,
                        now,
                        now);
                boolean holds = brake.holds(new Pipeline(connection), Map.of(watch, 1), now)
                        .contains(watch);
                UUID delivery = new LedgerOutbox().write(connection, endpoint, "alert.matched", new byte[0], now);
                Sql.update(connection, "insert into delivery_alert values (?, ?, 0)", delivery, alert);
                if (holds) {
                    Sql.update(connection, "update delivery set held = true where id = ?", delivery);
                }
                return holds;
            }));
        }
        return held;
    }
}

package io.dyadwatch.alert.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.alert.database.PostgreSql;
import io.dyadwatch.alert.database.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeten.extra.MutableClock;

@ExtendWith(PostgreSql.class)
class StandingTest {
    private static final String LOCAL = "00000000-0000-0000-0000-000000000001";

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
    private TestDatabase db;
    private StandingQuery query;

    @BeforeEach
    void prepare(TestDatabase database) {
        db = database;
        query = new StandingQuery(db.database(), clock);
    }

    @Test
    void whereNothingIsThereEverythingIsZero() {
        assertThat(query.ask()).isEqualTo(Standing.EMPTY);
    }

    @Test
    void deliveriesAreCountedByHowFarTheyAre() {
        UUID endpoint = endpoint();
        delivery(endpoint, "pending", -90, false);
        delivery(endpoint, "pending", -10, false);
        delivery(endpoint, "pending", 300, false);
        delivery(endpoint, "pending", -500, true);
        delivery(endpoint, "dead", 0, false);
        delivery(endpoint, "delivered", 0, false);

        Standing standing = query.ask();

        assertThat(standing.due()).isEqualTo(2);
        assertThat(standing.waiting()).isEqualTo(4);
        assertThat(standing.dead()).isEqualTo(1);
        assertThat(standing.oldestDue()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void whatWaitsForAnEndpointThatIsLeftAloneIsDueAndNotTheOldest() {
        UUID away = endpoint();
        lane(away, 1, 60);
        delivery(away, "pending", -600, false);
        delivery(endpoint(), "pending", -5, false);

        Standing standing = query.ask();

        assertThat(standing.due()).isEqualTo(2);
        assertThat(standing.oldestDue()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void circuitsAndDisabledEndpointsAreCountedByStateAndByWhom() {
        lane(endpoint(), 2, 60);
        lane(endpoint(), 1, -60);
        lane(endpoint(), 0, -60);
        // One that asked to be left alone: nobody doubts it.
        lane(endpoint(), 0, 60);
        endpoint();
        disable(endpoint(), "'system'");
        disable(endpoint(), "null");
        disable(endpoint(), "'subscriber'");
        disable(endpoint(), "'operator'");
        db.execute("update endpoint set deleted_at = now() where id = '" + endpoint() + "'");

        Standing standing = query.ask();

        assertThat(standing.open()).isEqualTo(1);
        assertThat(standing.halfOpen()).isEqualTo(1);
        assertThat(standing.closed()).isEqualTo(3);
        assertThat(standing.disabledBySystem()).isEqualTo(2);
        assertThat(standing.disabledBySubscriber()).isEqualTo(1);
        assertThat(standing.disabledByOperator()).isEqualTo(1);
    }

    @Test
    void theBrakeIsEngagedWhileItHoldsAWatchOrAll() {
        UUID endpoint = endpoint();
        db.execute(
                "insert into watch (id, subscriber_id, version, definition, endpoint_id, created_at, change) values ('"
                        + endpoint + "', '" + LOCAL + "', 1, '{}', '" + endpoint + "', now(), 1)");
        db.execute("insert into brake (watch_id, held_since) values ('" + endpoint + "', now())");
        assertThat(query.ask().braked()).isTrue();

        db.execute("update brake set held_since = null, released_at = now()");
        db.execute("update sending set paused_at = now(), paused_by = 'operator', reason = 'tried'");
        assertThat(query.ask().braked()).isFalse();

        db.execute("update sending set paused_by = 'brake'");
        assertThat(query.ask().braked()).isTrue();
    }

    @Test
    void sourcesCountOnceTheirRhythmIsKnown() {
        source("a.example", "null");
        source("b.example", "timestamptz '" + clock.instant() + "' + interval '1 minute'");
        source("c.example", "timestamptz '" + clock.instant() + "' - interval '1 minute'");

        Standing standing = query.ask();

        assertThat(standing.sources()).isEqualTo(2);
        assertThat(standing.silentSources()).isEqualTo(1);
    }

    @Test
    void theGaugesStayAsTheyWereWhileTheDatabaseIsAway() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (StandingGauges gauges = new StandingGauges(db.database(), clock, meters)) {
            assertThat(value(meters, "deliveries.due")).isZero();
            delivery(endpoint(), "pending", -90, false);
            gauges.ask();
            db.execute("alter table delivery rename to moved");
            gauges.ask();

            assertThat(value(meters, "deliveries.due")).isEqualTo(1);
            assertThat(value(meters, "oldest.due.seconds")).isEqualTo(90);
            assertThat(value(meters, "figures.age.seconds")).isNotNegative();
        }
    }

    private static double value(SimpleMeterRegistry meters, String name) {
        return meters.get("dyadwatch.alert." + name).gauge().value();
    }

    private UUID endpoint() {
        UUID endpoint = UUID.randomUUID();
        db.execute("insert into endpoint (id, subscriber_id, url, created_at) values ('" + endpoint + "', '" + LOCAL
                + "', 'https://example.org/', now())");
        return endpoint;
    }

    private void lane(UUID endpoint, int opened, int restsSeconds) {
        db.execute("insert into lane (id, opened, rest_until) values ('" + endpoint + "', " + opened + ", timestamptz '"
                + clock.instant() + "' + " + restsSeconds + " * interval '1 second')");
    }

    private void disable(UUID endpoint, String by) {
        db.execute("update endpoint set disabled_at = now(), disabled_reason = 'tried', disabled_by = " + by
                + " where id = '" + endpoint + "'");
    }

    private void delivery(UUID endpoint, String state, int dueSeconds, boolean held) {
        String due = state.equals("pending")
                ? "timestamptz '" + clock.instant() + "' + " + dueSeconds + " * interval '1 second'"
                : "null";
        db.execute(
                "insert into delivery (id, target, lane, endpoint_id, body, fetched_at, state, held, next_attempt_at,"
                        + " created_at) values (gen_random_uuid(), 'webhook', '" + endpoint + "', '" + endpoint
                        + "', '', now(), '" + state + "', " + held + ", " + due + ", now())");
    }

    private void source(String name, String silentAfter) {
        db.execute("insert into source (name, id, first_seen_at, last_seen_at, silent_after) values ('" + name
                + "', gen_random_uuid(), now(), now(), " + silentAfter + ")");
    }
}

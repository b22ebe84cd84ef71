package io.dyadwatch.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.alert.brake.Sending;
import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.database.PostgreSql;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.database.TestDatabase;
import io.dyadwatch.alert.operator.OperatorEvents;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeten.extra.MutableClock;

@ExtendWith(PostgreSql.class)
class IsolationTest {
    private static final AttemptResult DELIVERED = new AttemptResult.Delivered(204, "");

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
    private TestDatabase db;
    private Outgoing outgoing;
    private Instance instance;

    @BeforeEach
    void prepare(TestDatabase database) {
        db = database;
        outgoing = new Outgoing(db, clock);
        instance = Instance.of(db.database(), clock, Lanes.policy(4), Instance.always(0.5));
    }

    @Test
    void aBacklogOfTenThousandDelaysTheTenOfAnotherByNoMoreThanItsOwnShare() {
        UUID full = outgoing.provenEndpoint();
        outgoing.deliveries(full, 10_000);
        clock.add(Duration.ofHours(1));
        UUID other = outgoing.provenEndpoint();
        outgoing.deliveries(other, 10);

        int claims = 0;
        while (!db.column("select count(*) from delivery where state = 'pending' and endpoint_id = '" + other + "'")
                .contains("0")) {
            claims += instance.attempt(2, DELIVERED).size();
        }

        // One for one, although every row of the other is older.
        assertThat(claims).isEqualTo(20);
    }

    @Test
    void whoHasJustHadATurnComesAfterWhoHasWaitedEvenWithMoreLanesThanPlaces() {
        for (int i = 0; i < 9; i++) {
            outgoing.deliveries(outgoing.provenEndpoint(), 50);
        }
        Set<UUID> served = new HashSet<>();

        for (int round = 0; round < 3; round++) {
            clock.add(Duration.ofMillis(1));
            instance.attempt(3, DELIVERED).forEach(claim -> served.add(((Claim.Goal.Webhook) claim.goal()).endpoint()));
        }

        assertThat(served).hasSize(9);
    }

    @Test
    void endpointsThatMayFailAgainHaveOnlyTheirHalfOfThePlacesAndOneEach() {
        for (int i = 0; i < 10; i++) {
            outgoing.deliveries(outgoing.newEndpoint(Caller.LOCAL), 5);
        }
        UUID good = outgoing.provenEndpoint();
        outgoing.deliveries(good, 5);

        List<Claim> claims = instance.queue().claim(new DeliveryQueue.Wanted(8, 4, 0));

        assertThat(claims).filteredOn(Claim::doubtful).hasSize(4).doesNotHaveDuplicates();
        assertThat(claims).filteredOn(claim -> !claim.doubtful()).hasSize(4);
    }

    @Test
    void whileSendingIsPausedOnlyTheOperatorIsToldAndKafkaGoesOn() {
        outgoing.delivery(outgoing.provenEndpoint());
        UUID operators = outgoing.newEndpoint(OperatorEvents.OPERATOR);
        outgoing.delivery(operators);
        db.execute(
                "insert into delivery (id, target, lane, watch_id, body, fetched_at, state, next_attempt_at, created_at)"
                        + " select gen_random_uuid(), 'kafka', '00000000-0000-0000-0000-000000000000', w.id, '', now(), 'pending',"
                        + " '" + clock.instant() + "', now() from watch w");
        Sending sending = new Sending(db.database(), Lanes.events(db.database()), clock);
        sending.pause("operator", "maintenance");

        List<Claim> paused = instance.attempt(4, DELIVERED);

        assertThat(paused).hasSize(1);
        assertThat(db.column("select type from delivery where state = 'delivered'"))
                .containsExactly("operator.sending.paused");
        sending.resume();
        assertThat(instance.attempt(4, DELIVERED)).isNotEmpty();
    }

    @Test
    void aThousandLanesAndTensOfThousandsOfRowsAreFoundByIndex() {
        for (int i = 0; i < 1000; i++) {
            outgoing.newEndpoint(Caller.LOCAL);
        }
        db.execute("insert into lane (id, proven) select id, true from endpoint");
        db.execute("insert into delivery (id, target, lane, endpoint_id, body, fetched_at, state, next_attempt_at,"
                + " created_at) select gen_random_uuid(), 'webhook', e.id, e.id, '', now(), 'pending', '"
                + clock.instant()
                + "', now() from endpoint e cross join generate_series(1, 5)");
        UUID full = outgoing.provenEndpoint();
        outgoing.deliveries(full, 20_000);
        db.execute(
                "insert into delivery (id, target, lane, endpoint_id, body, fetched_at, state, created_at, finished_at)"
                        + " select gen_random_uuid(), 'webhook', e.id, e.id, '', now(), 'delivered', now(), now()"
                        + " from endpoint e cross join generate_series(1, 20)");
        db.execute("analyze");
        Instant now = clock.instant();
        UUID nobody = new UUID(0, 0);

        String find = plan(
                DueLanes.FIND,
                now,
                now,
                now,
                now,
                now,
                now,
                false,
                nobody,
                OperatorEvents.OPERATOR,
                now,
                now,
                false,
                nobody);
        String claim = plan(
                DeliveryQueue.CLAIM,
                nobody,
                List.of(full),
                List.of("4"),
                List.of("false"),
                now,
                now,
                false,
                4,
                4,
                0,
                now,
                now,
                nobody,
                now);

        assertThat(find).doesNotContain("Seq Scan on delivery").contains("delivery_due", "delivery_leased");
        assertThat(claim).doesNotContain("Seq Scan on delivery").contains("delivery_due");
        assertThat(instance.claim(512)).hasSize(512).extracting(Claim::id).doesNotHaveDuplicates();
    }

    private String plan(String sql, @Nullable Object... parameters) {
        List<String> lines = db.database()
                .read(connection -> Sql.query(connection, "explain " + sql, row -> row.getString(1), parameters));
        return String.join("\n", lines);
    }
}

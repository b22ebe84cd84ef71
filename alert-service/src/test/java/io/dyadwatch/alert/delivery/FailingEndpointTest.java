package io.dyadwatch.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.database.PostgreSql;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.database.TestDatabase;
import io.dyadwatch.alert.endpoint.Endpoints;
import io.dyadwatch.alert.operator.OperatorEvents;
import io.dyadwatch.alert.page.PageRequest;
import io.dyadwatch.contracts.OperatorEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeten.extra.MutableClock;

@ExtendWith(PostgreSql.class)
class FailingEndpointTest {
    private static final Instant START = Instant.parse("2026-11-20T09:00:00Z");
    private static final AttemptResult DELIVERED = new AttemptResult.Delivered(204, "");
    private static final AttemptResult REFUSED = new AttemptResult.Failed(400, false, "the answer was 400", "", null);
    private static final AttemptResult SILENT =
            new AttemptResult.Failed(null, true, "the connection was refused", null, null);

    private final MutableClock clock = MutableClock.of(START, ZoneOffset.UTC);
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
    void oneDeliveryGoesThroughTenAttemptsOverSeventyFiveHoursAndIsDead() {
        UUID delivery = outgoing.delivery(outgoing.provenEndpoint());

        List<Duration> pauses = new ArrayList<>();
        for (int attempt = 1; attempt <= 10; attempt++) {
            List<Claim> claims = instance.attempt(4, SILENT);
            assertThat(claims)
                    .singleElement()
                    .satisfies(claim -> assertThat(claim.id()).isEqualTo(delivery));
            if (attempt < 10) {
                Instant next = Instant.ofEpochSecond(
                        Long.parseLong(db.column("select extract(epoch from next_attempt_at)::bigint from delivery")
                                .get(0)));
                pauses.add(Duration.between(clock.instant(), next));
                clock.setInstant(next.minusMillis(1));
                assertThat(instance.claim(4)).isEmpty();
                // Where the circuit is open it waits for that too, and nothing is counted.
                Duration rest = Duration.ofMillis(1);
                clock.add(rest);
                while (db.column("select rest_until > '" + clock.instant() + "' from lane")
                        .contains("true")) {
                    clock.add(Duration.ofSeconds(1));
                }
            }
        }

        assertThat(pauses).isEqualTo(Instance.DELAYS);
        assertThat(db.column("select state || ' ' || attempts || ' ' || reason from delivery"))
                .containsExactly("dead 10 given up after 10 attempts; the last: the connection was refused");
        assertThat(db.column("select next from attempt where number = 10"))
                .containsExactly("nothing: it is dead, all attempts are used up");
        assertThat(Duration.between(START, clock.instant())).isBetween(Duration.ofHours(75), Duration.ofHours(76));
    }

    @Test
    void anEndpointThatOnlyFailsIsDisabledAfterFiveDaysAndFiftyAttemptsAndTheOperatorIsToldFourTimesBefore() {
        UUID operators = outgoing.newEndpoint(OperatorEvents.OPERATOR);
        UUID endpoint = outgoing.provenEndpoint();
        for (int hours = 0; hours <= 120; hours += 2) {
            clock.setInstant(START.plus(Duration.ofHours(hours)));
            outgoing.delivery(endpoint);
            fail(endpoint);
        }

        assertThat(events())
                .containsExactly(
                        "operator.endpoint.failing 50 " + START.plus(Duration.ofHours(60)),
                        "operator.endpoint.failing 70 " + START.plus(Duration.ofHours(84)),
                        "operator.endpoint.failing 90 " + START.plus(Duration.ofHours(108)),
                        "operator.endpoint.failing 100 " + START.plus(Duration.ofHours(120)),
                        "operator.endpoint.disabled null " + START.plus(Duration.ofHours(120)));
        assertThat(db.column(
                        "select type from delivery where endpoint_id = '" + operators + "' order by created_at, type"))
                .hasSize(5)
                .contains("operator.endpoint.disabled");
        assertThat(db.column("select disabled_reason from endpoint where id = '" + endpoint + "'")
                        .get(0))
                .startsWith("it has only failed since 2026-11-20T09:00:00Z, ");
        assertThat(db.column(
                        "select count(*) from delivery where state = 'pending' and endpoint_id = '" + endpoint + "'"))
                .containsExactly("0");

        UUID late = outgoing.delivery(endpoint);
        Claim gone = instance.claim(4).stream()
                .filter(c -> c.id().equals(late))
                .findFirst()
                .orElseThrow();
        assertThat(gone.goal()).isInstanceOf(Claim.Goal.Gone.class);
    }

    @Test
    void whatIsDisabledIsEnabledAsNewAndWhatDiedIsRecovered() {
        UUID endpoint = outgoing.provenEndpoint();
        outgoing.deliveries(endpoint, 3);
        instance.attempt(1, new AttemptResult.Failed(410, false, "the answer was 410", "", null));
        assertThat(db.column("select distinct state from delivery")).containsExactly("dead");
        EndpointSwitch endpoints = new EndpointSwitch(db.database(), Lanes.events(db.database()), clock);

        for (int i = 0; i < 2; i++) {
            db.database().transaction(connection -> {
                endpoints.enable(connection, endpoint);
                return endpoint;
            });
        }
        RecoverRequest all = new RecoverRequest(START, START.plusSeconds(1), null, false);
        assertThat(new Resends(db.database(), clock).recover(endpoint, all)).isEqualTo(3);

        clock.add(Duration.ofMillis(20));
        assertThat(instance.attempt(4, DELIVERED)).hasSize(1);
        assertThat(instance.attempt(4, DELIVERED)).hasSize(2);
        assertThat(events())
                .containsExactlyInAnyOrder(
                        "operator.endpoint.disabled null " + START, "operator.endpoint.enabled null " + START);
    }

    @Test
    void aFailingEndpointOfTheOperatorsOwnIsNotToldToAnybodyByWebhook() {
        UUID own = outgoing.newEndpoint(OperatorEvents.OPERATOR);
        outgoing.newEndpoint(OperatorEvents.OPERATOR);
        outgoing.delivery(own);

        instance.attempt(4, new AttemptResult.Failed(410, false, "the answer was 410", "", null));

        assertThat(events()).hasSize(1);
        assertThat(db.column("select type from delivery")).containsExactly("alert.matched");
    }

    @Test
    void whileTheCircuitIsOpenDeliveriesWaitUncountedThenOneIsTriedAndASuccessLetsAllThrough() {
        UUID endpoint = outgoing.provenEndpoint();
        outgoing.deliveries(endpoint, 20);
        for (int i = 0; i < 2; i++) {
            // Both halves of a share that were under way when it broke, then one at a time.
            instance.attempt(4, SILENT);
        }
        assertThat(db.column("select failures from lane")).containsExactly("5");
        assertThat(instance.claim(4)).isEmpty();
        clock.add(Duration.ofSeconds(29));
        assertThat(instance.claim(4)).isEmpty();

        clock.add(Duration.ofSeconds(1));
        assertThat(instance.attempt(4, DELIVERED)).hasSize(1);
        assertThat(instance.claim(4)).hasSize(4);
        assertThat(db.column("select max(attempts) from delivery")).containsExactly("1");
    }

    @Test
    void aRateHoldsForEachSecondOverAllInstances() {
        UUID endpoint = outgoing.provenEndpoint();
        db.execute("update endpoint set max_per_second = 3 where id = '" + endpoint + "'");
        outgoing.deliveries(endpoint, 20);
        Instance other = Instance.of(db.database(), clock, Lanes.policy(4), Instance.always(0.5));

        assertThat(instance.attempt(2, DELIVERED)).hasSize(2);
        clock.add(Duration.ofMillis(900));
        assertThat(other.attempt(4, DELIVERED)).hasSize(1);
        assertThat(instance.attempt(4, DELIVERED)).isEmpty();
        clock.add(Duration.ofMillis(99));
        assertThat(other.attempt(4, DELIVERED)).isEmpty();
        clock.add(Duration.ofMillis(1));
        assertThat(other.attempt(4, DELIVERED)).hasSize(3);
    }

    @Test
    void anAttemptThatIsSlowKeepsItsEndpointFromGettingOthers() {
        UUID endpoint = outgoing.provenEndpoint();
        outgoing.delivery(endpoint);
        Claim slow = instance.claim(4).get(0);
        outgoing.deliveries(endpoint, 5);
        clock.add(Duration.ofSeconds(2));

        assertThat(instance.claim(4)).isEmpty();
        instance.record(slow, DELIVERED);
        assertThat(instance.claim(4)).hasSize(4);
    }

    @Test
    void aSubscriberThatIsDisabledIsSentNothingThatStillWaited() {
        outgoing.delivery(outgoing.provenEndpoint());
        db.execute("update subscriber set disabled_at = now() where id = '" + Caller.LOCAL + "'");

        assertThat(instance.claim(4))
                .singleElement()
                .satisfies(
                        claim -> assertThat(claim.goal()).isEqualTo(new Claim.Goal.Gone("the subscriber is disabled")));
    }

    @Test
    void deletingAnEndpointAndAnAttemptThatDisablesItWaitForEachOtherInOneOrderOnly() throws Exception {
        AttemptResult gone = new AttemptResult.Failed(410, false, "the answer was 410", "", null);
        UUID endpoint = outgoing.provenEndpoint();
        outgoing.delivery(endpoint);
        Claim underWay = instance.claim(4).get(0);
        db.execute("insert into endpoint_secret (id, endpoint_id, number, key_id, sealed, created_at)"
                + " values (gen_random_uuid(), '" + endpoint + "', 1, 'k1', '', now())");
        Endpoints endpoints = new Endpoints(db.database(), clock);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> both = db.database().transaction(connection -> {
                // Stops the deletion half way: it has the endpoint, and not yet the deliveries.
                Sql.query(connection, "select id from endpoint_secret for update", row -> true);
                Future<?> deletion = threads.submit(() -> endpoints.delete(Caller.LOCAL, endpoint));
                untilThereWait(1);
                Future<?> record = threads.submit(() -> instance.record(underWay, gone));
                untilThereWait(2);
                return List.of(deletion, record);
            });

            assertThat(both.get(0).get(30, TimeUnit.SECONDS)).isEqualTo(true);
            assertThat(both.get(1).get(30, TimeUnit.SECONDS)).isEqualTo(Optional.empty());
        } finally {
            threads.shutdownNow();
        }
        assertThat(db.column("select reason from delivery")).containsExactly("the endpoint was deleted");
    }

    private void untilThereWait(int transactions) {
        String waiting =
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
        await().atMost(Duration.ofSeconds(30))
                .until(() -> db.column(waiting).equals(List.of(Integer.toString(transactions))));
    }

    private void fail(UUID endpoint) {
        List<Claim> claims = instance.claim(4);
        while (!claims.isEmpty()) {
            for (Claim claim : claims) {
                boolean theirs = claim.goal() instanceof Claim.Goal.Webhook webhook
                        && webhook.endpoint().equals(endpoint);
                instance.record(claim, theirs ? REFUSED : DELIVERED);
            }
            claims = instance.claim(4);
        }
    }

    /** Oldest first. */
    private List<String> events() {
        List<String> told = new ArrayList<>();
        for (OperatorEvent event :
                Lanes.events(db.database()).list(PageRequest.of(null, null)).items()) {
            told.add(0, event.type() + " " + event.data().percent() + " " + event.timestamp());
        }
        // Two of one moment come in the order of their ids.
        told.sort(Comparator.comparing((String line) -> line.substring(line.lastIndexOf(' ')))
                .thenComparing(line -> line.contains("disabled")));
        return told;
    }
}

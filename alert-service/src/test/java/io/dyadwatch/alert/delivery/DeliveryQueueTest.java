package io.dyadwatch.alert.delivery;

import static io.dyadwatch.alert.match.Articles.MADURO;
import static io.dyadwatch.alert.match.Articles.RUSSIA;
import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.alert.brake.Sending;
import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.database.PostgreSql;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.database.TestDatabase;
import io.dyadwatch.alert.endpoint.EndpointRequest;
import io.dyadwatch.alert.endpoint.Endpoints;
import io.dyadwatch.alert.intake.ArticleIntake;
import io.dyadwatch.alert.ledger.Ledger;
import io.dyadwatch.alert.ledger.StoryRule;
import io.dyadwatch.alert.match.Articles;
import io.dyadwatch.alert.match.Lookup;
import io.dyadwatch.alert.match.SourceName;
import io.dyadwatch.alert.watch.Definitions;
import io.dyadwatch.alert.watch.Watches;
import io.dyadwatch.contracts.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeten.extra.MutableClock;

@ExtendWith(PostgreSql.class)
class DeliveryQueueTest {
    private static final List<Duration> DELAYS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofDays(1));
    private static final AttemptResult FAILED =
            new AttemptResult.Failed(400, false, "the answer was 400", "oops", null);
    private static final AttemptResult DELIVERED = new AttemptResult.Delivered(204, "");
    /** In the middle of the jitter, where it is none. */
    private static final RandomGenerator MIDDLE = new RandomGenerator() {
        @Override
        public long nextLong() {
            return 0;
        }

        @Override
        public double nextDouble() {
            return 0.5;
        }
    };

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
    private final SourceName sources = new SourceName();
    private TestDatabase db;
    private Endpoints endpoints;
    private Watches watches;

    @BeforeEach
    void prepare(TestDatabase database) {
        db = database;
        endpoints = new Endpoints(db.database(), clock);
        watches = new Watches(db.database(), clock);
    }

    @Test
    void aFailingDeliveryFollowsTheScheduleAndIsThenDead() {
        watchWithEndpoint();
        alerts(1);
        Instance queue = queue(4);

        for (int attempt = 1; attempt <= DELAYS.size(); attempt++) {
            Claim claim = onlyWebhook(queue.claim(8, 8));
            assertThat(claim.attempt()).isEqualTo(attempt);
            queue.record(claim, FAILED, clock.instant());
            Instant next = clock.instant().plus(DELAYS.get(attempt - 1));
            assertThat(webhook("next_attempt_at = '" + next + "'")).isEqualTo("true");
            clock.add(DELAYS.get(attempt - 1).minusMillis(1));
            assertThat(webhooks(queue.claim(8, 8))).isEmpty();
            clock.add(Duration.ofMillis(1));
        }
        Optional<DeliveryState> last = queue.record(onlyWebhook(queue.claim(8, 8)), FAILED, clock.instant());

        assertThat(last).contains(DeliveryState.DEAD);
        assertThat(webhook("state || ' ' || attempts || ' ' || reason"))
                .isEqualTo("dead 10 given up after 10 attempts; the last: the answer was 400");
        assertThat(db.column("select number from attempt order by number")).hasSize(10);
        clock.add(Duration.ofDays(30));
        assertThat(webhooks(queue.claim(8, 8))).isEmpty();
    }

    @Test
    void aResultIsNotRecordedOnceTheLeaseIsLost() {
        watchWithEndpoint();
        alerts(1);
        Instance slow = queue(4);
        Instance other = queue(4);
        Claim lost = onlyWebhook(slow.claim(8, 8));
        clock.add(Duration.ofSeconds(61));
        Claim taken = onlyWebhook(other.claim(8, 8));

        Optional<DeliveryState> late = slow.record(lost, FAILED, clock.instant());
        Optional<DeliveryState> valid = other.record(taken, DELIVERED, clock.instant());

        assertThat(late).isEmpty();
        assertThat(valid).contains(DeliveryState.DELIVERED);
        assertThat(taken.id()).isEqualTo(lost.id());
        assertThat(taken.body().text()).isEqualTo(lost.body().text());
        assertThat(taken.attempt()).isEqualTo(lost.attempt());
        assertThat(db.column("select status from attempt")).containsExactly("204");
    }

    @Test
    void deliveredOnesAreRecordedTogether() {
        watchWithEndpoint();
        alerts(3);
        Instance queue = queue(8);
        queue.record(onlyWebhook(queue.claim(1, 0)), DELIVERED, clock.instant());
        List<Claim> claims = queue.claim(8, 8);

        Set<UUID> recorded = queue.recorder.recordDelivered(delivered(claims));

        assertThat(claims).hasSize(5);
        assertThat(recorded)
                .containsExactlyInAnyOrderElementsOf(
                        claims.stream().map(Claim::id).toList());
        assertThat(db.column("select distinct state || ' ' || attempts || ' ' || (finished_at is not null)"
                        + " || ' ' || (lease_id is null and lease_until is null and next_attempt_at is null)"
                        + " from delivery"))
                .containsExactly("delivered 1 true true");
        assertThat(db.column("select number from attempt")).hasSize(6);
    }

    @Test
    void whatIsNotPlainIsNotRecordedTogetherWithOthers() {
        watchWithEndpoint();
        alerts(5);
        Instance queue = queue(8);
        Claim first = onlyWebhook(queue.claim(1, 0));
        Set<UUID> provesItsEndpoint = queue.recorder.recordDelivered(delivered(List.of(first)));
        queue.record(first, DELIVERED, clock.instant());
        List<Claim> claims = webhooks(queue.claim(8, 0));
        Claim failed = claims.get(0);
        Claim lost = claims.get(1);
        Claim locked = claims.get(2);
        Claim plain = claims.get(3);
        db.execute("update delivery set lease_id = gen_random_uuid() where id = '" + lost.id() + "'");

        Set<UUID> recorded = db.database().transaction(connection -> {
            Sql.query(connection, "select 1 from delivery where id = ? for update", row -> 1, locked.id());
            List<Attempt> attempts = new ArrayList<>(delivered(List.of(lost, locked, plain)));
            attempts.add(new Attempt(failed, FAILED, clock.instant()));
            return queue.recorder.recordDelivered(attempts);
        });

        assertThat(provesItsEndpoint).isEmpty();
        assertThat(recorded).containsExactly(plain.id());
        assertThat(db.column("select state from delivery where target = 'webhook' order by state"))
                .containsExactly("delivered", "delivered", "pending", "pending", "pending");
        assertThat(db.column("select distinct delivery_id from attempt"))
                .containsExactlyInAnyOrder(first.id().toString(), plain.id().toString());
    }

    @Test
    void aSecondThatAWrongClockBeganDoesNotHoldUpTheEndpoint() {
        watchWithEndpoint();
        alerts(2);
        db.execute("insert into lane (id, proven, window_start, window_taken) select id, true, timestamptz '"
                + clock.instant().plus(Duration.ofMinutes(10)) + "', 1000000 from endpoint");

        List<Claim> claims = webhooks(queue(4).claim(8, 0));

        assertThat(claims).hasSize(2);
        assertThat(db.column("select window_taken || ' ' || (window_start = '" + clock.instant() + "') from lane"
                        + " where id <> '" + NewDeliveries.KAFKA_LANE + "'"))
                .containsExactly("2 true");
    }

    private List<Attempt> delivered(List<Claim> claims) {
        return claims.stream()
                .map(claim -> new Attempt(claim, DELIVERED, clock.instant()))
                .toList();
    }

    @Test
    void aClaimTellsWhenItsArticleWasFetchedUntilItIsResent() {
        watchWithEndpoint();
        alerts(1);
        Instance queue = queue(4);
        Claim first = onlyWebhook(queue.claim(8, 8));
        queue.record(first, FAILED, clock.instant());
        clock.add(Duration.ofMinutes(1));
        Claim second = onlyWebhook(queue.claim(8, 8));
        queue.record(second, DELIVERED, clock.instant());
        new Resends(db.database(), clock).resend(Optional.empty(), second.id());
        Claim resent = onlyWebhook(queue.claim(8, 8));

        assertThat(first.toldAtOnce()).contains(Instant.parse("2026-11-20T08:30:00Z"));
        assertThat(second.toldAtOnce()).isEqualTo(first.toldAtOnce());
        assertThat(resent.toldAtOnce()).isEmpty();
    }

    @Test
    void anEndpointGetsItsShareAndLeavesTheOthersTheirs() {
        watchWithEndpoint();
        alerts(10);
        UUID late = watchWithEndpoint();
        alerts(1);
        db.execute("insert into lane (id, proven) select id, true from endpoint");
        Instance queue = queue(2);

        List<Claim> first = webhooks(queue.claim(8, 8));
        List<Claim> second = webhooks(queue.claim(8, 8));

        assertThat(first).hasSize(3);
        assertThat(first)
                .extracting(claim -> endpointOf(claim))
                .filteredOn(late.toString()::equals)
                .hasSize(1);
        assertThat(second).isEmpty();
    }

    @Test
    void whatHasWaitedInOneLaneDoesNotComeBeforeTheFirstOfAnother() {
        watchWithEndpoint();
        alerts(10);
        clock.add(Duration.ofMinutes(1));
        UUID late = watchWithEndpoint();
        alerts(1);

        // Two lanes beside Kafka's, and two places: one each.
        List<Claim> claims = webhooks(queue(7).claim(2, 0));

        assertThat(claims).extracting(claim -> endpointOf(claim)).contains(late.toString());
    }

    @Test
    void twoInstancesNeverHoldTheSameDeliveryNorMoreThanTheShare() throws Exception {
        watchWithEndpoint();
        alerts(DeliverySettings.KAFKA_PLACES + 6);
        db.execute("insert into lane (id, proven) select id, true from endpoint");
        ExecutorService instances = Executors.newFixedThreadPool(2);
        CyclicBarrier together = new CyclicBarrier(2);
        List<UUID> claimed = new ArrayList<>();
        try {
            for (int round = 0; round < 10; round++) {
                List<Future<List<Claim>>> both = new ArrayList<>();
                for (int instance = 0; instance < 2; instance++) {
                    Instance queue = queue(7);
                    Callable<List<Claim>> claim = () -> {
                        together.await();
                        return queue.claim(6, 6);
                    };
                    both.add(instances.submit(claim));
                }
                for (Future<List<Claim>> claims : both) {
                    claims.get().forEach(claim -> claimed.add(claim.id()));
                }
            }
        } finally {
            instances.shutdownNow();
        }

        assertThat(claimed).doesNotHaveDuplicates();
        assertThat(db.column(
                        "select target || ' ' || count(*) from delivery where lease_id is not null group by target"))
                .containsExactlyInAnyOrder("webhook 7", "kafka " + DeliverySettings.KAFKA_PLACES);
    }

    @Test
    void ourOwnBrokerBeingAwayIsNotCounted() {
        watchWithEndpoint();
        alerts(1);
        Instance queue = queue(4);

        for (int i = 0; i < 20; i++) {
            Claim claim = queue.claim(8, 8).stream()
                    .filter(c -> c.goal() instanceof Claim.Goal.Kafka)
                    .findFirst()
                    .orElseThrow();
            queue.record(claim, new AttemptResult.Unavailable("the broker is away"), clock.instant());
            clock.add(Duration.ofSeconds(5));
        }

        assertThat(db.column("select state || ' ' || attempts from delivery where target = 'kafka'"))
                .containsExactly("pending 0");
        assertThat(db.count("attempt")).isZero();
    }

    @Test
    void aQueueWaitsWhileSomethingCouldBeClaimedAndNotWhileAllIsClaimedLaterOrPaused() {
        DeliveryQueue queue = queue(4).queue();
        assertThat(queue.isWaiting()).as("without a delivery").isFalse();
        watchWithEndpoint();
        alerts(1);
        assertThat(queue.isWaiting()).as("with one that is due").isTrue();

        Sending sending = new Sending(db.database(), Lanes.events(db.database()), clock);
        sending.pause("operator", "a test");
        queue(4).claim(8, 8);
        assertThat(queue.isWaiting()).as("while sending is paused").isFalse();
        sending.resume();
        assertThat(queue.isWaiting()).as("when it goes on").isTrue();

        List<Claim> claims = queue(4).claim(8, 8);
        assertThat(queue.isWaiting()).as("while all is under way").isFalse();

        claims.forEach(claim -> queue(4).record(claim, FAILED, clock.instant()));
        assertThat(queue.isWaiting()).as("before the next attempt is due").isFalse();
    }

    @Test
    void whileSendingIsPausedAQueueDoesNotWaitForAlertsOfTheOperatorsOwnWatches() {
        UUID endpoint = endpoints
                .create(Caller.OPERATOR, new EndpointRequest("https://operator.example/hook", null))
                .id();
        watches.create(Caller.OPERATOR, Definitions.pair("w", MADURO, RUSSIA, endpoint));
        alerts(1);
        new Sending(db.database(), Lanes.events(db.database()), clock).pause("operator", "a test");
        DeliveryQueue queue = queue(4).queue();
        assertThat(queue.isWaiting())
                .as("with what tells the operator of the pause")
                .isTrue();

        // What tells of the pause, and the record for Kafka.
        assertThat(queue(4).claim(8, 8)).hasSize(2);

        assertThat(queue.isWaiting())
                .as("with an alert that the pause holds back")
                .isFalse();
    }

    @Test
    void whatIsWrittenForADeletedEndpointEndsDeadWithTheReason() {
        UUID endpoint = watchWithEndpoint();
        endpoints.delete(Caller.LOCAL, endpoint);
        alerts(1);
        Instance queue = queue(4);
        Claim claim = queue.claim(8, 8).stream()
                .filter(c -> c.goal() instanceof Claim.Goal.Gone)
                .findFirst()
                .orElseThrow();

        queue.record(claim, new AttemptResult.Impossible("the endpoint was deleted"), clock.instant());

        assertThat(webhook("state || ' ' || attempts || ' ' || reason")).isEqualTo("dead 0 the endpoint was deleted");
    }

    private UUID watchWithEndpoint() {
        UUID endpoint = endpoints
                .create(Caller.LOCAL, new EndpointRequest("https://example.org/hook", null))
                .id();
        watches.create(Caller.LOCAL, Definitions.pair("w", MADURO, RUSSIA, endpoint));
        return endpoint;
    }

    private void alerts(int count) {
        Ledger ledger = new Ledger(db.database(), clock, new StoryRule(Duration.ofDays(3), 0.6));
        ArticleIntake intake = new ArticleIntake(Lookup.in(watches), ledger, sources, clock);
        for (int i = 0; i < count; i++) {
            intake.take(Json.write(Articles.article("https://a.example/" + UUID.randomUUID(), null)), Optional.empty());
        }
    }

    private Instance queue(int perLane) {
        DeliverySettings settings = new DeliverySettings(
                perLane + 1,
                Duration.ofMinutes(1),
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                new RetrySchedule(DELAYS, 0.2),
                Lanes.policy(perLane));
        return new Instance(
                new DeliveryQueue(db.database(), clock, settings, UUID::randomUUID),
                new AttemptRecorder(db.database(), clock, settings, MIDDLE, Lanes.events(db.database())));
    }

    /** One of several that share the database. */
    private record Instance(DeliveryQueue queue, AttemptRecorder recorder) {
        List<Claim> claim(int webhooks, int records) {
            return queue.claim(new DeliveryQueue.Wanted(webhooks, webhooks, records));
        }

        Optional<DeliveryState> record(Claim claim, AttemptResult result, Instant startedAt) {
            return recorder.record(new Attempt(claim, result, startedAt));
        }
    }

    private String endpointOf(Claim claim) {
        return db.column("select endpoint_id from delivery where id = '" + claim.id() + "'")
                .get(0);
    }

    private String webhook(String expression) {
        return db.column("select " + expression + " from delivery where target = 'webhook'")
                .get(0);
    }

    private static List<Claim> webhooks(List<Claim> claims) {
        return claims.stream()
                .filter(claim -> claim.goal() instanceof Claim.Goal.Webhook)
                .toList();
    }

    private static Claim onlyWebhook(List<Claim> claims) {
        assertThat(webhooks(claims)).hasSize(1);
        return webhooks(claims).get(0);
    }
}

package io.dyadwatch.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dyadwatch.alert.database.PostgreSql;
import io.dyadwatch.alert.database.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeten.extra.MutableClock;

/** An instance that is gone between any two steps of an attempt: claim, send, record. */
@ExtendWith(PostgreSql.class)
class CrashedAttemptTest {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final AttemptResult DELIVERED = new AttemptResult.Delivered(204, "");
    private static final AttemptResult FAILED = new AttemptResult.Failed(500, true, "the answer was 500", "", null);

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
    /** What a subscriber got. */
    private final Queue<String> sent = new ConcurrentLinkedQueue<>();

    private TestDatabase db;
    private Outgoing outgoing;

    @BeforeEach
    void prepare(TestDatabase database) {
        db = database;
        outgoing = new Outgoing(db, clock);
        outgoing.delivery(outgoing.provenEndpoint());
    }

    @Test
    void goneBeforeTheSendItIsSentOnceByAnother() {
        instance().claim(4);

        Claim again = afterTheLease();
        send(again);
        instance().record(again, DELIVERED);

        assertThat(again.attempt()).isEqualTo(1);
        assertThat(sent).hasSize(1);
        assertDeliveredOnce();
    }

    @Test
    void goneBetweenSendAndRecordItIsSentAgainWithTheSameIdAndBytes() {
        send(instance().claim(4).get(0));

        Claim again = afterTheLease();
        send(again);
        instance().record(again, DELIVERED);

        assertThat(sent).hasSize(2);
        assertThat(List.copyOf(sent).get(0)).isEqualTo(List.copyOf(sent).get(1));
        assertDeliveredOnce();
    }

    @Test
    void goneWithinTheRecordNothingOfItIsThereAndItIsSentAgain() {
        RandomGenerator crash = () -> {
            throw new IllegalStateException("gone");
        };
        Instance crashing = Instance.of(db.database(), clock, Lanes.policy(4), crash);
        Claim lost = crashing.claim(4).get(0);
        send(lost);
        assertThatThrownBy(() -> crashing.record(lost, FAILED)).hasMessage("gone");
        assertThat(db.count("attempt")).isZero();
        assertThat(db.column("select failures from lane")).containsExactly("0");

        Claim again = afterTheLease();
        send(again);
        instance().record(again, DELIVERED);

        assertThat(List.copyOf(sent).get(0)).isEqualTo(List.copyOf(sent).get(1));
        assertDeliveredOnce();
    }

    @Test
    void goneAfterTheRecordNothingIsSentAgain() {
        Claim claim = instance().claim(4).get(0);
        send(claim);
        instance().record(claim, DELIVERED);
        clock.add(LEASE.multipliedBy(10));

        assertThat(instance().claim(4)).isEmpty();
        assertThat(sent).hasSize(1);
        assertDeliveredOnce();
    }

    @Test
    void whoComesBackAfterItsLeaseChangesNeitherTheDeliveryNorWhatIsRememberedOfTheEndpoint() {
        Instance late = instance();
        Claim lost = late.claim(4).get(0);
        Claim again = afterTheLease();
        instance().record(again, DELIVERED);

        assertThat(late.record(lost, new AttemptResult.Failed(410, false, "the answer was 410", "", null)))
                .isEmpty();

        assertDeliveredOnce();
        assertThat(db.column("select failures from lane")).containsExactly("0");
        assertThat(db.column("select count(*) from endpoint where disabled_at is not null"))
                .containsExactly("0");
    }

    @Test
    void twoInstancesWorkOffAThousandDeliveriesAndEachIsSentOnce() {
        db.execute("truncate delivery cascade");
        List<UUID> endpoints = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            endpoints.add(outgoing.provenEndpoint());
        }
        endpoints.forEach(endpoint -> outgoing.deliveries(endpoint, 50));
        Map<UUID, AtomicInteger> sends = new ConcurrentHashMap<>();
        Sender sender = claim -> {
            sends.computeIfAbsent(claim.id(), id -> new AtomicInteger()).incrementAndGet();
            return DELIVERED;
        };

        try (DeliveryWorker one = worker(sender);
                DeliveryWorker other = worker(sender)) {
            one.start();
            other.start();
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> db.column("select count(*) from delivery where state = 'delivered'")
                            .contains("1000"));
        }

        assertThat(sends).hasSize(1000);
        assertThat(sends.values()).allSatisfy(count -> assertThat(count).hasValue(1));
        assertThat(db.count("attempt")).isEqualTo(1000);
    }

    private DeliveryWorker worker(Sender sender) {
        Clock real = Clock.systemUTC();
        DeliverySettings settings = Instance.settings(Lanes.policy(4));
        return new DeliveryWorker(
                new DeliveryQueue(db.database(), real, settings, UUID::randomUUID),
                new AttemptRecorder(
                        db.database(), real, settings, RandomGenerator.getDefault(), Lanes.events(db.database())),
                sender,
                real,
                settings,
                new SimpleMeterRegistry());
    }

    private Instance instance() {
        return Instance.of(db.database(), clock, Lanes.policy(4), Instance.always(0.5));
    }

    private Claim afterTheLease() {
        clock.add(LEASE.minusMillis(1));
        assertThat(instance().claim(4)).isEmpty();
        clock.add(Duration.ofMillis(1));
        return instance().claim(4).get(0);
    }

    private void send(Claim claim) {
        sent.add(Claim.webhookId(claim.id()) + " " + claim.body().text());
    }

    private void assertDeliveredOnce() {
        assertThat(db.column("select state || ' ' || attempts from delivery")).containsExactly("delivered 1");
        assertThat(db.column("select number || ' ' || status from attempt")).containsExactly("1 204");
    }
}

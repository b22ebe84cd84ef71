package io.dyadwatch.alert.dryrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.database.PostgreSql;
import io.dyadwatch.alert.database.TestDatabase;
import io.dyadwatch.alert.ledger.StoryRule;
import io.dyadwatch.alert.match.SourceName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeten.extra.MutableClock;

@ExtendWith(PostgreSql.class)
class DryRunsTest {
    private static final UUID OTHER = new UUID(7, 7);
    private static final UUID THIRD = new UUID(8, 8);
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
    private final CountDownLatch reading = new CountDownLatch(1);
    private TestDatabase db;
    private DryRuns one;
    private DryRuns other;

    @BeforeEach
    void prepare(TestDatabase database) {
        db = database;
        for (UUID id : new UUID[] {OTHER, THIRD}) {
            db.execute("insert into subscriber (id, name, created_at) values ('" + id + "', '" + id + "', now())");
        }
        one = instance();
        other = instance();
    }

    @AfterEach
    void close() {
        reading.countDown();
        one.close();
        other.close();
    }

    @Test
    void aSubscriberHasOneAtATimeOverAllInstancesAndAnotherOneWhenItIsOver() {
        CompletionStage<DryRunResult> first = one.start(request(), Caller.LOCAL);

        for (DryRuns instance : new DryRuns[] {one, other}) {
            Busy busy = catchThrowableOfType(Busy.class, () -> instance.start(request(), Caller.LOCAL));
            assertThat(busy.isOwn()).isTrue();
            assertThat(busy.retryAfterSeconds()).isEqualTo(5);
        }

        reading.countDown();
        assertThatThrownBy(() -> first.toCompletableFuture().join()).hasCauseInstanceOf(BrokerAway.class);
        assertThat(db.count("dry_run")).isZero();
        assertThatThrownBy(() -> other.start(request(), Caller.LOCAL)
                        .toCompletableFuture()
                        .join())
                .hasCauseInstanceOf(BrokerAway.class);
    }

    @Test
    void anInstanceHasTwoAtATimeAndWhoComesThirdMayTryElsewhere() {
        CompletionStage<DryRunResult> first = one.start(request(), Caller.LOCAL);
        CompletionStage<DryRunResult> second = one.start(request(), OTHER);

        Busy busy = catchThrowableOfType(Busy.class, () -> one.start(request(), THIRD));
        CompletionStage<DryRunResult> elsewhere = other.start(request(), THIRD);

        assertThat(busy.isOwn()).isFalse();
        assertThat(first.toCompletableFuture()).isNotDone();
        assertThat(second.toCompletableFuture()).isNotDone();
        assertThat(elsewhere.toCompletableFuture()).isNotDone();
    }

    @Test
    void whereTheInstanceWasKilledTheSubscriberWaitsForTheLeaseAndNoLonger() {
        DryRunLeases dead = leases();
        UUID lost = dead.take(Caller.LOCAL).orElseThrow();
        clock.add(LEASE.minusMillis(1));
        assertThat(leases().take(Caller.LOCAL)).isEmpty();

        clock.add(Duration.ofMillis(1));
        UUID taken = leases().take(Caller.LOCAL).orElseThrow();

        // Should the dead one live after all, it takes nothing away from who has it now.
        dead.giveBack(Caller.LOCAL, lost);
        assertThat(leases().take(Caller.LOCAL)).isEmpty();
        leases().giveBack(Caller.LOCAL, taken);
        assertThat(leases().take(Caller.LOCAL)).isPresent();
    }

    private DryRunLeases leases() {
        return new DryRunLeases(db.database(), clock, LEASE);
    }

    private DryRuns instance() {
        DryRun dryRun = new DryRun(
                Duration.ofSeconds(20), new Forecast(new StoryRule(Duration.ofDays(3), 0.6)), new SourceName(), clock);
        return new DryRuns(dryRun, leases(), this::brokerThatGoesAway, 2, Duration.ofSeconds(5));
    }

    private Consumer<byte[], byte[]> brokerThatGoesAway() {
        try {
            reading.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new BrokerAway("for this test");
    }

    private static DryRunRequest request() {
        return DryRunRequest.parse(
                "{\"name\": \"try\", \"actors\": [\"russia\", \"china\"]}".getBytes(StandardCharsets.UTF_8));
    }
}

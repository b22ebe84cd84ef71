package io.dyadwatch.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.alert.caller.Caller;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeliveryMetersTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final DeliveryMeters meters = new DeliveryMeters(registry);

    @Test
    void everyOutcomeIsThereFromTheStart() {
        assertThat(registry.find("dyadwatch.alert.attempts").counters()).hasSize(8);
        assertThat(registry.find("dyadwatch.alert.deliveries").counters()).hasSize(2);
        assertThat(registry.find("dyadwatch.alert.attempt").timers()).hasSize(2);
        assertThat(way().count()).isZero();
    }

    @Test
    void theWayOfAnAlertIsTimedFromItsArticleToItsFirstSuccess() {
        meters.ended(claim(UUID.randomUUID(), Optional.of(NOW.minusSeconds(3))), DeliveryState.DELIVERED, NOW);
        meters.ended(claim(UUID.randomUUID(), Optional.of(NOW.minusSeconds(3))), DeliveryState.DEAD, NOW);

        assertThat(way().count()).isEqualTo(1);
        assertThat(way().totalTime(TimeUnit.SECONDS)).isEqualTo(3);
    }

    @Test
    void whatWasToWaitOrWasResentAndTheCanaryAreNotTimed() {
        meters.ended(claim(UUID.randomUUID(), Optional.empty()), DeliveryState.DELIVERED, NOW);
        meters.ended(claim(Caller.CANARY, Optional.of(NOW.minusSeconds(3))), DeliveryState.DELIVERED, NOW);

        assertThat(way().count()).isZero();
        assertThat(registry.get("dyadwatch.alert.deliveries")
                        .tag("outcome", "delivered")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void anAttemptIsCountedByItsResultAndTimedIfSomethingWasSent() {
        Claim claim = claim(UUID.randomUUID(), Optional.empty());
        meters.attempted(claim, new AttemptResult.Delivered(204, ""), Duration.ofMillis(20));
        meters.attempted(claim, new AttemptResult.Unavailable("the broker is away"), Duration.ofSeconds(9));

        assertThat(registry.get("dyadwatch.alert.attempts")
                        .tags("target", "webhook", "result", "unavailable")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.find("dyadwatch.alert.attempt").timers())
                .extracting(Timer::count)
                .containsExactlyInAnyOrder(0L, 1L);
    }

    private Timer way() {
        return registry.get("dyadwatch.publish.to.webhook").timer();
    }

    private static Claim claim(UUID endpoint, Optional<Instant> toldAtOnce) {
        return new Claim(
                UUID.randomUUID(),
                1,
                1,
                UUID.randomUUID(),
                NOW,
                false,
                new FrozenBody(new byte[0]),
                Optional.empty(),
                toldAtOnce,
                new Claim.Goal.Webhook(endpoint, "https://example.org/"));
    }
}

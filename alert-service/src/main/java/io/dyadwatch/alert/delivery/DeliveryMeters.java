package io.dyadwatch.alert.delivery;

import io.dyadwatch.alert.caller.Caller;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Counts and times attempts and what deliveries come to; never by endpoint. All of them are there from the start, with 0.
 */
public final class DeliveryMeters {
    private static final Duration[] ATTEMPT_BUCKETS =
            durations(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 15_000);
    private static final Duration[] WAY_BUCKETS = durations(
            50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000, 900_000, 3_600_000, 21_600_000);

    private final MeterRegistry meters;
    private final Timer delivered;
    private final Timer failed;
    private final Timer way;

    public DeliveryMeters(MeterRegistry meters) {
        this.meters = meters;
        this.delivered = attempt("delivered");
        this.failed = attempt("failed");
        this.way = Timer.builder("dyadwatch.publish.to.webhook")
                .description("From the article's arrival at ingest to the first delivery of its alert that succeeded")
                .serviceLevelObjectives(WAY_BUCKETS)
                .register(meters);
        for (Target target : Target.values()) {
            for (String result : List.of("delivered", "failed", "unavailable", "impossible")) {
                attempts(target, result);
            }
        }
        deliveries(DeliveryState.DELIVERED);
        deliveries(DeliveryState.DEAD);
    }

    /** An attempt that came to an end. */
    void attempted(Claim claim, AttemptResult result, Duration took) {
        Target target = claim.goal() instanceof Claim.Goal.Kafka ? Target.KAFKA : Target.WEBHOOK;
        if (result instanceof AttemptResult.Delivered) {
            delivered.record(took);
            attempts(target, "delivered").increment();
        } else if (result instanceof AttemptResult.Failed) {
            failed.record(took);
            attempts(target, "failed").increment();
        } else {
            attempts(target, result instanceof AttemptResult.Unavailable ? "unavailable" : "impossible")
                    .increment();
        }
    }

    /** A delivery that came to an end, after it was recorded. */
    void ended(Claim claim, DeliveryState state, Instant now) {
        deliveries(state).increment();
        Optional<Instant> fetchedAt = claim.toldAtOnce();
        if (state == DeliveryState.DELIVERED && fetchedAt.isPresent() && !isCanary(claim)) {
            Duration took = Duration.between(fetchedAt.get(), now);
            way.record(took.isNegative() ? Duration.ZERO : took);
        }
    }

    private static boolean isCanary(Claim claim) {
        return claim.goal() instanceof Claim.Goal.Webhook webhook
                && webhook.endpoint().equals(Caller.CANARY);
    }

    private Timer attempt(String result) {
        return Timer.builder("dyadwatch.alert.attempt")
                .description("How long an attempt to send took")
                .tag("result", result)
                .serviceLevelObjectives(ATTEMPT_BUCKETS)
                .register(meters);
    }

    private Counter attempts(Target target, String result) {
        return Counter.builder("dyadwatch.alert.attempts")
                .description("Attempts to send")
                .tag("target", target.written())
                .tag("result", result)
                .register(meters);
    }

    private Counter deliveries(DeliveryState state) {
        return Counter.builder("dyadwatch.alert.deliveries")
                .description("Deliveries that came to an end")
                .tag("outcome", state.written())
                .register(meters);
    }

    private static Duration[] durations(long... millis) {
        Duration[] durations = new Duration[millis.length];
        for (int i = 0; i < millis.length; i++) {
            durations[i] = Duration.ofMillis(millis[i]);
        }
        return durations;
    }
}

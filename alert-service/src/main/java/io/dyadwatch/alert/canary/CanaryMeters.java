package io.dyadwatch.alert.canary;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;

/** What is counted of the canary; there, with 0, where it is switched off too. */
final class CanaryMeters {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(30)
    };

    private final Counter accepted;
    private final Counter failed;
    private final Timer took;
    private volatile double lastArrival;

    /** @param isOn whether this instance has a canary */
    CanaryMeters(MeterRegistry meters, boolean isOn) {
        this.accepted = posted(meters, "accepted");
        this.failed = posted(meters, "failed");
        this.took = Timer.builder("dyadwatch.canary")
                .description("From posting a canary to its webhook")
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
        Gauge.builder("dyadwatch.canary.enabled", () -> isOn ? 1 : 0)
                .description("1 where the canary is switched on")
                .register(meters);
        Gauge.builder("dyadwatch.canary.last.success.timestamp.seconds", this, counted -> counted.lastArrival)
                .description("When a canary's webhook last arrived at any instance, Unix time; 0 if never")
                // Where it is switched off nobody else holds this.
                .strongReference(true)
                .register(meters);
    }

    void posted(boolean isAccepted) {
        (isAccepted ? accepted : failed).increment();
    }

    void took(Duration duration) {
        took.record(duration);
    }

    void lastArrival(Instant at) {
        lastArrival = at.toEpochMilli() / 1000.0;
    }

    private static Counter posted(MeterRegistry meters, String outcome) {
        return Counter.builder("dyadwatch.canary.posted")
                .description("Canary articles posted")
                .tag("outcome", outcome)
                .register(meters);
    }
}

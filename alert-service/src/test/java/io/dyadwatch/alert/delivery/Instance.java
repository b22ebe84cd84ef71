package io.dyadwatch.alert.delivery;

import io.dyadwatch.alert.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** An instance of the service without its threads: what it does, it does when it is told. */
record Instance(DeliveryQueue queue, AttemptRecorder recorder, Clock clock) {
    /** The delays of the service's defaults. */
    static final List<Duration> DELAYS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofDays(1));

    static Instance of(Database database, Clock clock, LanePolicy lanes, RandomGenerator random) {
        DeliverySettings settings = settings(lanes);
        return new Instance(
                new DeliveryQueue(database, clock, settings, UUID::randomUUID),
                new AttemptRecorder(database, clock, settings, random, Lanes.events(database)),
                clock);
    }

    static DeliverySettings settings(LanePolicy lanes) {
        return new DeliverySettings(
                lanes.places() + 1,
                Duration.ofMinutes(1),
                Duration.ofMillis(100),
                Duration.ofSeconds(5),
                new RetrySchedule(DELAYS, 0.2),
                lanes);
    }

    /** A random number that is always the same, 0 to 1; 0.5 is no jitter at all. */
    static RandomGenerator always(double value) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return 0;
            }

            @Override
            public double nextDouble() {
                return value;
            }
        };
    }

    /** At most so many for webhooks, and none for Kafka. */
    List<Claim> claim(int webhooks) {
        return queue.claim(new DeliveryQueue.Wanted(webhooks, webhooks, 0));
    }

    Optional<DeliveryState> record(Claim claim, AttemptResult result) {
        return recorder.record(new Attempt(claim, result, clock.instant()));
    }

    /** Claims what is due, and has it end so. */
    List<Claim> attempt(int webhooks, AttemptResult result) {
        List<Claim> claims = claim(webhooks);
        claims.forEach(claim -> record(claim, result));
        return claims;
    }
}

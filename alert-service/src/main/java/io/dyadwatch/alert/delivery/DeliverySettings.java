package io.dyadwatch.alert.delivery;

import java.time.Duration;

/**
 * How deliveries are worked off.
 *
 * @param concurrency webhook attempts at a time in this instance
 * @param perLane attempts at a time to one endpoint, and to Kafka, over all instances but for two that claim at the same
 *     moment; less than {@code concurrency}, so that a slow endpoint leaves room for the others
 * @param lease how long a claim holds; longer than any attempt
 * @param poll how often to look for work that no signal announced
 * @param unavailablePause before the next attempt when our own broker is away
 * @param schedule for everything else that fails
 */
public record DeliverySettings(
        int concurrency,
        int perLane,
        Duration lease,
        Duration poll,
        Duration unavailablePause,
        RetrySchedule schedule) {
    public DeliverySettings {
        if (perLane < 1 || concurrency <= perLane) {
            throw new IllegalArgumentException(
                    "concurrency must be above per-endpoint-concurrency, and that at least 1");
        }
        if (lease.isNegative() || lease.isZero() || poll.isNegative() || poll.isZero()) {
            throw new IllegalArgumentException("lease and poll-interval must be positive durations");
        }
    }
}

package io.dyadwatch.alert.delivery;

import java.time.Duration;

/**
 * How deliveries are worked off.
 *
 * @param concurrency webhook attempts at a time in this instance; more than one endpoint may have
 * @param lease how long a claim holds; longer than any attempt
 * @param poll how often to look for work that no signal announced
 * @param unavailablePause before the next attempt when something of our own is away
 * @param schedule for everything else that fails
 * @param lanes how each endpoint is treated
 */
public record DeliverySettings(
        int concurrency,
        Duration lease,
        Duration poll,
        Duration unavailablePause,
        RetrySchedule schedule,
        LanePolicy lanes) {
    /** Records under way to Kafka, of all instances: the broker is ours, and takes them by the batch. */
    static final int KAFKA_PLACES = 64;

    public DeliverySettings {
        if (concurrency <= lanes.places()) {
            throw new IllegalArgumentException("concurrency must be above per-endpoint-concurrency");
        }
        if (lease.isNegative() || lease.isZero() || poll.isNegative() || poll.isZero()) {
            throw new IllegalArgumentException("lease and poll-interval must be positive durations");
        }
    }

    /** Places of an instance that endpoints which may fail again have together: half, so that the others find room. */
    int doubtfulPlaces() {
        return concurrency / 2;
    }
}

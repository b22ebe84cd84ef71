package io.dyadwatch.alert.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When the next attempt follows a failed one.
 *
 * @param delays before attempts 2, 3, …; there is one attempt more than there are delays
 * @param jitter share of a delay by which it is made longer or shorter at random, 0 to 1
 */
public record RetrySchedule(List<Duration> delays, double jitter) {
    public RetrySchedule {
        delays = List.copyOf(delays);
        if (delays.isEmpty() || delays.stream().anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException("retry-schedule must have at least one delay and no negative one");
        }
        if (!(jitter >= 0 && jitter < 1)) {
            throw new IllegalArgumentException("retry-jitter must be at least 0 and below 1");
        }
    }

    /**
     * How long to wait after the given number of failed attempts; empty when that was the last.
     *
     * @param attempts made so far, at least 1
     */
    public Optional<Duration> after(int attempts, RandomGenerator random) {
        if (attempts > delays.size()) {
            return Optional.empty();
        }
        double factor = 1 + jitter * (2 * random.nextDouble() - 1);
        return Optional.of(Duration.ofMillis(Math.round(delays.get(attempts - 1).toMillis() * factor)));
    }
}

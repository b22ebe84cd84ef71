package io.dyadwatch.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt leads to for its delivery.
 *
 * @param attempts made so far
 * @param at the next attempt, in microseconds at most; absent where there is none
 * @param reason why it was not delivered; absent where it was
 * @param words what comes next, for people
 */
record NextStep(
        DeliveryState state,
        int attempts,
        @Nullable Instant at,
        @Nullable String reason,
        String words) {

    /**
     * Decides it.
     *
     * <p>Of the schedule's delay and the one that the target asks for with {@code Retry-After} the longer counts: it may
     * ask for more time, but not use up the attempts, which are meant to last for days, within seconds.
     *
     * @param disabled why the endpoint is sent nothing more, if that is so from now on
     */
    static NextStep after(
            Claim claim,
            AttemptResult result,
            Optional<String> disabled,
            DeliverySettings settings,
            RandomGenerator random,
            Instant now) {
        int before = claim.attempt() - 1;
        if (result instanceof AttemptResult.Delivered) {
            return new NextStep(DeliveryState.DELIVERED, claim.attempt(), null, null, "nothing: it is delivered");
        }
        if (result instanceof AttemptResult.Impossible impossible) {
            return dead(before, impossible.reason(), "nothing: " + impossible.reason());
        }
        if (result instanceof AttemptResult.Unavailable unavailable) {
            return again(before, now.plus(settings.unavailablePause()), unavailable.reason());
        }
        AttemptResult.Failed failed = (AttemptResult.Failed) result;
        if (disabled.isPresent()) {
            String reason = Disabling.reason(disabled.get());
            return dead(claim.attempt(), reason, "nothing: the endpoint is disabled");
        }
        Optional<Duration> scheduled = settings.schedule().after(claim.round(), random);
        if (scheduled.isEmpty()) {
            String reason = "given up after " + claim.round() + " attempts; the last: " + failed.reason();
            return dead(claim.attempt(), reason, "nothing: it is dead, all attempts are used up");
        }
        Duration asked = failed.retryAfter() == null ? Duration.ZERO : failed.retryAfter();
        Duration delay = scheduled.get().compareTo(asked) < 0 ? asked : scheduled.get();
        return again(claim.attempt(), now.plus(delay), failed.reason());
    }

    private static NextStep again(int attempts, Instant at, String reason) {
        return new NextStep(DeliveryState.PENDING, attempts, at, reason, "again at " + at);
    }

    private static NextStep dead(int attempts, String reason, String words) {
        return new NextStep(DeliveryState.DEAD, attempts, null, reason, words);
    }
}

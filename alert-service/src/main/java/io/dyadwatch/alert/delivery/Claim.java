package io.dyadwatch.alert.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A delivery that this instance may send until its lease ends.
 *
 * @param attempt number of the attempt to be made, from 1
 * @param round the same, counted from when it was last resent: its place in the schedule
 * @param lease tells this claim from any other
 * @param doubtful whether its endpoint never took anything, or failed last
 * @param toldAtOnce when the article was fetched that it tells of; absent where the wait between was its subscriber's wish
 *     (a digest, a threshold, a cooldown), where it is an update or no alert, and where it was resent
 */
public record Claim(
        UUID id,
        int attempt,
        int round,
        UUID lease,
        Instant leaseUntil,
        boolean doubtful,
        FrozenBody body,
        Optional<String> traceparent,
        Optional<Instant> toldAtOnce,
        Goal goal) {

    /** The same as part of another trace, or of another step of it. */
    Claim within(String trace) {
        return new Claim(id, attempt, round, lease, leaseUntil, doubtful, body, Optional.of(trace), toldAtOnce, goal);
    }

    /** Where it goes. */
    public sealed interface Goal {
        /**
         * @param endpoint whose keys sign
         * @param url as its owner gave it
         */
        record Webhook(UUID endpoint, String url) implements Goal {}

        /**
         * @param watch key of the record
         * @param fetchedAt timestamp of the record
         */
        record Kafka(UUID watch, Instant fetchedAt) implements Goal {}

        /** @param reason why nothing can be sent any more */
        record Gone(String reason) implements Goal {}
    }

    /** The same to another place. */
    public Claim to(Goal other) {
        return new Claim(id, attempt, round, lease, leaseUntil, doubtful, body, traceparent, toldAtOnce, other);
    }

    /** The delivery's id as subscribers see it, the same in every attempt. */
    public static String webhookId(UUID delivery) {
        return "msg_" + delivery;
    }
}

package io.dyadwatch.alert.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An attempt that has ended.
 *
 * @param startedAt when it began
 */
record Attempt(Claim claim, AttemptResult result, Instant startedAt) {
    /** Absent where it went to Kafka or nowhere. */
    Optional<UUID> endpoint() {
        return claim.goal() instanceof Claim.Goal.Webhook webhook ? Optional.of(webhook.endpoint()) : Optional.empty();
    }

    Attempt inFixedWords() {
        return new Attempt(claim, result.inFixedWords(), startedAt);
    }
}

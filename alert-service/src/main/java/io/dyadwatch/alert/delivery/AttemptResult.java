package io.dyadwatch.alert.delivery;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How an attempt ended. */
public sealed interface AttemptResult {
    /** The same with words of ours in place of any that came from elsewhere. */
    default AttemptResult inFixedWords() {
        String refused = "the database refused the words of this result";
        if (this instanceof Delivered delivered) {
            return new Delivered(delivered.status(), null);
        }
        if (this instanceof Failed failed) {
            return new Failed(failed.status(), failed.silent(), refused, null, failed.retryAfter());
        }
        return this instanceof Unavailable ? new Unavailable(refused) : new Impossible(refused);
    }

    /**
     * The target has it.
     *
     * @param status HTTP status; absent for Kafka
     * @param answer the first KiB of the answer; absent for Kafka
     */
    record Delivered(@Nullable Integer status, @Nullable String answer) implements AttemptResult {}

    /**
     * The target did not take it; counts towards giving up.
     *
     * @param status HTTP status, where there was an answer
     * @param silent whether nobody was there to take it: no answer, or a server that says it is broken (5xx). Else
     *     somebody was there and said no
     * @param reason in words
     * @param answer the first KiB of the answer, where there was one
     * @param retryAfter how long the target asks to be left alone, 1 s to 24 h; absent where it asked nothing
     */
    record Failed(
            @Nullable Integer status,
            boolean silent,
            String reason,
            @Nullable String answer,
            @Nullable Duration retryAfter)
            implements AttemptResult {
        private static final int GONE = 410;
        private static final Set<Integer> TOO_MUCH = Set.of(429, 502, 504);
        private static final Set<Integer> LATER = Set.of(429, 503);

        /** Whether the endpoint wants nothing more, ever. */
        boolean isGone() {
            return hasStatus(Set.of(GONE));
        }

        /** Whether it wants fewer at a time. */
        boolean isTooMuch() {
            return hasStatus(TOO_MUCH);
        }

        /** Whether what it asks with {@code retryAfter} is about itself, not about this one delivery. */
        boolean isLater() {
            return retryAfter != null && hasStatus(LATER);
        }

        private boolean hasStatus(Set<Integer> statuses) {
            return status != null && statuses.contains(status);
        }
    }

    /**
     * Something of our own was away; tried again until it is back, and not counted.
     *
     * @param reason in words
     */
    record Unavailable(String reason) implements AttemptResult {}

    /** @param reason why it is not even tried */
    record Impossible(String reason) implements AttemptResult {}
}

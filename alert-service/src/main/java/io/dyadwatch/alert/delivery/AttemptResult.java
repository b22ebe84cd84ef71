package io.dyadwatch.alert.delivery;

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
            return new Failed(failed.status(), refused, null);
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
     * @param reason in words
     */
    record Failed(
            @Nullable Integer status,
            String reason,
            @Nullable String answer) implements AttemptResult {}

    /**
     * Our own broker was away; tried again until it is back, and not counted.
     *
     * @param reason in words
     */
    record Unavailable(String reason) implements AttemptResult {}

    /** @param reason why it is not even tried */
    record Impossible(String reason) implements AttemptResult {}
}

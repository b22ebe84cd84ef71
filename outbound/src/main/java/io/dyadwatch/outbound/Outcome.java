package io.dyadwatch.outbound;

import java.util.Optional;

/** How a request ended. */
public sealed interface Outcome {
    /**
     * An answer came in time: its whole head, and its whole body or as much of it as is ever read.
     *
     * @param status HTTP status code
     * @param excerpt the first {@value GuardedHttpClient#EXCERPT_BYTES} bytes of the body as UTF-8; what is no UTF-8, and
     *     U+0000, which databases refuse, is U+FFFD
     * @param retryAfter the value of the header {@code Retry-After} as it came, not checked to be seconds or a date; empty
     *     if there is none, if it has more than {@value GuardedHttpClient#RETRY_AFTER_CHARS} characters, or others than
     *     printable ASCII
     */
    record Answered(int status, String excerpt, Optional<String> retryAfter) implements Outcome {
        /** Whether the status is 2xx. */
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /** @param reason in words, for example {@code no complete answer within 15 s} */
    record Failed(Failure kind, String reason) implements Outcome, Download {}
}

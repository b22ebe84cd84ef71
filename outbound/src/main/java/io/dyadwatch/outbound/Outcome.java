package io.dyadwatch.outbound;

/** How a request ended. */
public sealed interface Outcome {
    /**
     * A whole answer came in time.
     *
     * @param status HTTP status code
     * @param excerpt the first {@value GuardedHttpClient#EXCERPT_BYTES} bytes of the body as UTF-8; what is no UTF-8, and
     *     U+0000, which databases refuse, is U+FFFD
     */
    record Answered(int status, String excerpt) implements Outcome {
        /** Whether the status is 2xx. */
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /** @param reason in words, for example {@code no answer within 15 s} */
    record Failed(String reason) implements Outcome {}
}

package io.dyadwatch.ingest.feed;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What asking for a feed brought. */
sealed interface Fetched {

    /** Where the feed is to be asked for from now on, if its publisher said so: every redirect on the way was permanent. */
    Optional<String> movedTo();

    /**
     * A body.
     *
     * @param bytes decompressed
     * @param contentType as it came; absent where there was none
     * @param address where it came from, after redirects
     * @param etag as it came
     * @param lastModified as it came
     * @param fresh how long it need not be asked for again
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Body(
            byte[] bytes,
            @Nullable String contentType,
            String address,
            @Nullable String etag,
            @Nullable String lastModified,
            Duration fresh,
            Optional<String> movedTo)
            implements Fetched {
        /** The same, to be asked for without a condition the next time. */
        Body withoutValidators() {
            return new Body(bytes, contentType, address, null, null, fresh, movedTo);
        }
    }

    /** Nothing has changed since the validators were given (304). */
    record Unchanged(Duration fresh, Optional<String> movedTo) implements Fetched {}

    /** It is gone for good (410). */
    record Gone(Optional<String> movedTo) implements Fetched {}

    /**
     * No body.
     *
     * @param error a stable word
     * @param detail in words for the operator; nothing that the other side wrote
     * @param retryAfter how long the other side asks to be left alone
     */
    record Failed(String error, String detail, Optional<Duration> retryAfter, Optional<String> movedTo)
            implements Fetched {
        /** {@link #error} where robots.txt refuses. */
        static final String ROBOTS = "robots";

        /** Whether the same may work another time; other answers tell of the address. */
        boolean isPassing() {
            boolean ofAddress = error.startsWith("http-4")
                    || error.equals("refused-target")
                    || error.equals("too-large")
                    || error.equals(ROBOTS);
            return !ofAddress || error.equals("http-408") || error.equals("http-425") || error.equals("http-429");
        }

        Failed(String error, String detail) {
            this(error, detail, Optional.empty(), Optional.empty());
        }
    }
}

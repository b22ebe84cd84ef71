package io.dyadwatch.outbound;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a request for a body ended. */
public sealed interface Download permits Download.Received, Outcome.Failed {
    /**
     * An answer came in time, its whole head, and its body or as much of it as is ever read.
     *
     * @param status HTTP status code
     * @param headers by name in lower case, each line's value as it came, in their order
     * @param body as it came: not decompressed, chunks put together; not to be changed
     * @param whole false where the body is longer than {@link Limits#responseBytes()} and was cut
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Received(int status, Map<String, List<String>> headers, byte[] body, boolean whole) implements Download {
        /** The first line of a field. */
        public Optional<String> header(String lowerCaseName) {
            return headers.getOrDefault(lowerCaseName, List.of()).stream().findFirst();
        }
    }
}

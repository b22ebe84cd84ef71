package io.dyadwatch.cli.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An answer that is made of lines.
 *
 * @param status HTTP status; {@value #NONE} where there was no answer
 * @param lines in order; where the answer broke off, those that were complete
 * @param broken what broke the connection before the answer was complete; absent where it was
 * @param retryAfter how long the service asks to be left alone
 */
public record LineAnswer(int status, List<String> lines, Optional<String> broken, Optional<Duration> retryAfter) {
    /** The status of no answer. */
    public static final int NONE = 0;

    public LineAnswer {
        lines = List.copyOf(lines);
    }

    /** What went wrong, for people: what broke the connection, else the problem that the lines are. */
    public String problem() {
        return broken.orElseGet(
                () -> new ServiceClient.Answer(status, lines.stream().collect(Collectors.joining("\n"))).problem());
    }
}

package io.dyadwatch.operations.fault;

import java.util.Arrays;

/**
 * A fault of ours as it may be logged: what and where, without its message, which may repeat what somebody sent.
 *
 * @param type of the exception
 * @param place the innermost frame of our own, else the innermost of all
 */
public record Fault(String type, String place) {
    private static final String OURS = "io.dyadwatch.";

    public static Fault of(Throwable thrown) {
        StackTraceElement[] frames = thrown.getStackTrace();
        String place = Arrays.stream(frames)
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .or(() -> Arrays.stream(frames).findFirst())
                .map(StackTraceElement::toString)
                .orElse("an unknown place");
        return new Fault(thrown.getClass().getName(), place);
    }

    @Override
    public String toString() {
        return type + " at " + place;
    }
}

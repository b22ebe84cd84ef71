package io.dyadwatch.alert.operator;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that an operator is told.
 *
 * @param endpoint that it is about, if it is about one
 * @param watch that it is about, if it is about one
 * @param percent of the way to being disabled, if it is about that
 * @param reason in words, if there is more to say
 */
public record Happening(
        EventKind kind,
        @Nullable UUID endpoint,
        @Nullable UUID watch,
        @Nullable Integer percent,
        @Nullable String reason) {

    /** Of an endpoint. */
    public static Happening of(EventKind kind, UUID endpoint, @Nullable Integer percent, @Nullable String reason) {
        return new Happening(kind, endpoint, null, percent, reason);
    }

    /** Of a watch. */
    public static Happening ofWatch(EventKind kind, UUID watch, String reason) {
        return new Happening(kind, null, watch, null, reason);
    }

    /** Of the whole system. */
    public static Happening ofAll(EventKind kind, @Nullable String reason) {
        return new Happening(kind, null, null, null, reason);
    }
}

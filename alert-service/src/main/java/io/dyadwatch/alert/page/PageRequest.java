package io.dyadwatch.alert.page;

import io.dyadwatch.contracts.InvalidRecord;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param after the place behind which it starts
 * @param limit items at most, 1 to {@value #MAX_LIMIT}
 */
public record PageRequest(Cursor after, int limit) {
    public static final int MAX_LIMIT = 200;
    private static final int DEFAULT_LIMIT = 50;

    /**
     * Reads the query parameters of every list.
     *
     * @throws InvalidRecord naming {@code after} or {@code limit}
     */
    public static PageRequest of(@Nullable String after, @Nullable String limit) {
        return new PageRequest(after == null ? Cursor.START : Cursor.parse("after", after), limit(limit));
    }

    /** Rows to read: one more than wanted, which tells whether there is more. */
    public int rows() {
        return limit + 1;
    }

    public Instant afterTime() {
        return after.time();
    }

    public UUID afterId() {
        return after.id();
    }

    private static int limit(@Nullable String limit) {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (!limit.matches("\\d{1,4}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > MAX_LIMIT) {
            throw new InvalidRecord("limit", "must be a number between 1 and " + MAX_LIMIT);
        }
        return Integer.parseInt(limit);
    }
}

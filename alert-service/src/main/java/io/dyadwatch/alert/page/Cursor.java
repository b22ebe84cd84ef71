package io.dyadwatch.alert.page;

import io.dyadwatch.contracts.InvalidRecord;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * A place in a list that is ordered by time and id, newest first. Its text means nothing to a caller.
 *
 * @param time in microseconds at most
 * @param id tells items of the same time apart
 */
public record Cursor(Instant time, UUID id) {
    /** Before everything there is. */
    static final Cursor START = new Cursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

    static Cursor parse(String field, String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", -1);
            if (parts.length == 2) {
                Cursor cursor = new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
                // PostgreSQL's years are fewer than Java's.
                if (!cursor.time.isBefore(Instant.EPOCH) && !cursor.time.isAfter(START.time)) {
                    return cursor;
                }
            }
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            // Answered below, in the same words.
        }
        throw new InvalidRecord(field, "must be the \"next\" of an earlier answer");
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((time + " " + id).getBytes(StandardCharsets.UTF_8));
    }
}

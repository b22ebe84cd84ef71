package io.dyadwatch.alert.page;

import io.dyadwatch.contracts.InvalidRecord;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks on what a request gives; each refusal names the field. */
public final class Given {
    private Given() {}

    /** A line of text: there, not blank, at most so many characters, without control characters or half characters. */
    public static String line(String field, @Nullable String value, int maxChars) {
        String given = present(field, value);
        if (given.isBlank()) {
            throw new InvalidRecord(field, "must not be blank");
        }
        if (given.length() > maxChars) {
            throw new InvalidRecord(field, "must be at most " + maxChars + " characters");
        }
        if (given.codePoints().anyMatch(c -> Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF))) {
            throw new InvalidRecord(field, "must not contain control characters or lone surrogates");
        }
        return given;
    }

    /** Refuses what is missing. */
    public static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidRecord(field, "is required");
        }
        return value;
    }

    /** An id, given or not; refuses what is none. */
    public static Optional<UUID> id(String field, @Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        // UUID.fromString also takes shortened forms.
        if (!value.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw new InvalidRecord(field, "must be a UUID");
        }
        return Optional.of(UUID.fromString(value));
    }
}

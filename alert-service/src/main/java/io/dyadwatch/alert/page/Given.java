package io.dyadwatch.alert.page;

import io.dyadwatch.contracts.InvalidRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks on what a request gives; each refusal names the field. */
public final class Given {
    private static final int MAX_ID_CHARS = 200;

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

    /** A list of short lines without repetition; empty where it is absent. */
    public static List<String> ids(String field, @Nullable List<String> values) {
        List<String> given = values == null ? List.of() : values;
        for (int i = 0; i < given.size(); i++) {
            line(field + "[" + i + "]", given.get(i), MAX_ID_CHARS);
            if (given.indexOf(given.get(i)) < i) {
                throw new InvalidRecord(field + "[" + i + "]", "is there twice");
            }
        }
        return List.copyOf(given);
    }

    /** A duration between two others, which count as within. */
    public static Duration between(String field, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new InvalidRecord(field, "must be between " + least + " and " + most);
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

package io.dyadwatch.contracts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checks that records make of their own components; each failure is an {@link InvalidRecord} naming the field. */
final class Check {
    /** Shape only (RFC 5646 section 2.1, without grandfathered tags): whether a subtag is registered is not asked. */
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    /** Looked at before a pattern is: matching takes stack for each repetition. Both are ASCII. */
    private static final int MAX_SLUG = 200;

    private static final int MAX_LANGUAGE = 64;

    private Check() {}

    static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidRecord(field, "is required");
        }
        return value;
    }

    static String text(String field, @Nullable String value, int maxUtf8Bytes) {
        String given = present(field, value);
        if (given.isBlank()) {
            throw new InvalidRecord(field, "must not be blank");
        }
        return optionalText(field, given, maxUtf8Bytes);
    }

    /** As {@link #text} but may be empty; used where the caller has established presence. */
    static String optionalText(String field, String value, int maxUtf8Bytes) {
        // A UTF-16 unit takes at most 3 bytes of UTF-8, so most strings need no encoding to be known to fit.
        if (value.length() * 3L > maxUtf8Bytes && utf8Length(value) > maxUtf8Bytes) {
            throw new InvalidRecord(field, "must be at most " + maxUtf8Bytes + " bytes of UTF-8");
        }
        if (!StoredText.isStorable(value)) {
            throw new InvalidRecord(field, "must not contain U+0000 or a lone surrogate");
        }
        return value;
    }

    static String slug(String field, @Nullable String value) {
        String given = present(field, value);
        if (given.length() > MAX_SLUG || !isSlug(given)) {
            throw new InvalidRecord(field, "must be a slug: at most " + MAX_SLUG + " of a-z, 0-9 and single hyphens");
        }
        return given;
    }

    // By hand: a record has dozens of these, and a pattern takes longer than the rest of its checks.
    private static boolean isSlug(String value) {
        char before = '-';
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean sign = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!sign && (c != '-' || before == '-')) {
                return false;
            }
            before = c;
        }
        return before != '-';
    }

    static String sha256(String field, @Nullable String value) {
        String given = present(field, value);
        if (!isSha256(given)) {
            throw new InvalidRecord(field, "must be 64 lower-case hexadecimal digits");
        }
        return given;
    }

    static boolean isSha256(String value) {
        if (value.length() != 64) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    static String language(String field, @Nullable String value) {
        String given = present(field, value);
        if (given.length() > MAX_LANGUAGE || !LANGUAGE.matcher(given).matches()) {
            throw new InvalidRecord(field, "must be a BCP 47 language tag");
        }
        return given;
    }

    /** A time that Kafka can carry as a record's timestamp: not before 1970. */
    static Instant kafkaTime(String field, @Nullable Instant value) {
        Instant given = present(field, value);
        if (given.isBefore(Instant.EPOCH)) {
            throw new InvalidRecord(field, "must not be before 1970");
        }
        return given;
    }

    static int atLeast(String field, int value, int minimum) {
        if (value < minimum) {
            throw new InvalidRecord(field, "must be at least " + minimum);
        }
        return value;
    }

    static <T> List<T> list(String field, @Nullable List<T> values, int max) {
        List<T> given = values == null ? List.of() : values;
        if (given.size() > max) {
            throw new InvalidRecord(field, "must have at most " + max + " items");
        }
        for (int i = 0; i < given.size(); i++) {
            // The name is put together only for a failure: records are made by the thousand.
            if (given.get(i) == null) {
                throw new InvalidRecord(field + "[" + i + "]", "is required");
            }
        }
        return List.copyOf(given);
    }

    private static int utf8Length(String value) {
        return value.getBytes(StandardCharsets.UTF_8).length;
    }
}

package io.dyadwatch.enrich.change;

import org.jspecify.annotations.Nullable;

/**
 * The revision that a change builds on (RFC 9110, section 13.1.1); an entry's ETag is its revision.
 *
 * @param header the value of {@code If-Match}, if there is one
 */
record IfMatch(@Nullable String header) {
    /** @throws Refusal if another revision is meant */
    void check(int revision) {
        if (header != null && !header.strip().equals("*") && !header.strip().equals(tag(revision))) {
            throw Refusal.stale(revision);
        }
    }

    static String tag(int revision) {
        return "\"" + revision + "\"";
    }
}

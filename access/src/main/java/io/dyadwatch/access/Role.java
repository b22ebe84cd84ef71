package io.dyadwatch.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the holder of a token may do; the words for annotations are in {@link Roles}. */
public enum Role {
    /** Runs the system: subscribers and their tokens, everything that can be braked, paused, sent again. */
    OPERATOR,
    /** Posts articles. */
    PUBLISHER,
    /** Reads and changes the vocabulary, and tries it on texts. */
    ANALYST,
    /** Has endpoints, watches, alerts and deliveries, and sees no others' ones. */
    SUBSCRIBER;

    /** The role in lower case, as it stands in a tokens file and in the rules of a resource. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role that a word names. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}

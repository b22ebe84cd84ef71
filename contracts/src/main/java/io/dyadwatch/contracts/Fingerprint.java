package io.dyadwatch.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A b-bit minwise signature of a text's word shingles, by which near-duplicate articles are found.
 *
 * <p>Two signatures agree in a share of their components; {@link #similarity} turns that share into an estimate of the
 * Jaccard similarity of the two sets of shingles (Li and König, <i>b-Bit Minwise Hashing</i>, WWW 2010: with {@code b}
 * bits two unrelated components agree by chance once in {@code 2^b}).
 *
 * <p>As JSON it is one string: {@value #PREFIX} and the components, one byte each, as base64url without padding. The
 * prefix names the way it was made; another way gets another prefix and never compares as similar.
 */
public final class Fingerprint {
    /** Names the way a signature of this version is made. */
    public static final String PREFIX = "m1:";
    /** Number of components, one byte each. */
    public static final int COMPONENTS = 128;

    /** {@link #similarity} from which two articles are one story, unless an operator sets another. */
    public static final double SAME_STORY = 0.6;

    private static final double CHANCE = 1.0 / 256;

    private final byte[] components;

    private Fingerprint(byte[] components) {
        this.components = components;
    }

    /** Takes {@value #COMPONENTS} components of one byte each. */
    public static Fingerprint of(byte[] components) {
        if (components.length != COMPONENTS) {
            throw new InvalidRecord("fingerprint", "must have " + COMPONENTS + " components");
        }
        return new Fingerprint(components.clone());
    }

    /** Reads the JSON form. */
    @JsonCreator
    public static Fingerprint parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new InvalidRecord("fingerprint", "must start with " + PREFIX);
        }
        try {
            return of(Base64.getUrlDecoder().decode(text.substring(PREFIX.length())));
        } catch (IllegalArgumentException e) {
            throw new InvalidRecord("fingerprint", "must be " + COMPONENTS + " bytes as base64url");
        }
    }

    /** Estimated Jaccard similarity of the two texts' shingles, 0 to 1; its standard error is at most 0.045. */
    public double similarity(Fingerprint other) {
        int equal = 0;
        for (int i = 0; i < COMPONENTS; i++) {
            if (components[i] == other.components[i]) {
                equal++;
            }
        }
        double share = (double) equal / COMPONENTS;
        return Math.max(0, (share - CHANCE) / (1 - CHANCE));
    }

    @Override
    @JsonValue
    public String toString() {
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(components);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fingerprint that && Arrays.equals(components, that.components);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(components);
    }
}

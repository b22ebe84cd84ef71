package io.dyadwatch.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A b-bit minwise signature of a text's word shingles, by which near-duplicate articles are found.
 *
 * <p>Two signatures agree in a share of their components; {@link #similarity} turns that share into an estimate of the
 * Jaccard similarity of the two sets of shingles (Li and König, <i>b-Bit Minwise Hashing</i>, WWW 2010: with {@code b}
 * bits two unrelated components agree by chance once in {@code 2^b}).
 *
 * <p>As JSON it is one string: {@value #PREFIX} and the components, one byte each, as base64url without padding. The
 * prefix names the scheme, the way it was made. One of another scheme is read and kept, since stored articles have it,
 * but is never similar to one of this.
 */
public final class Fingerprint {
    /** Names the scheme of this version. */
    public static final String PREFIX = "m2:";
    /** Number of components, one byte each. */
    public static final int COMPONENTS = 128;

    /** {@link #similarity} from which two articles are one story, unless an operator sets another. */
    public static final double SAME_STORY = 0.6;

    private static final double CHANCE = 1.0 / 256;

    private static final Pattern ANY_PREFIX = Pattern.compile("[a-z][0-9]{1,3}:");

    private final String prefix;
    private final byte[] components;

    private Fingerprint(String prefix, byte[] components) {
        this.prefix = prefix;
        this.components = components;
    }

    /** Takes {@value #COMPONENTS} components of one byte each. */
    public static Fingerprint of(byte[] components) {
        if (components.length != COMPONENTS) {
            throw new InvalidRecord("fingerprint", "must have " + COMPONENTS + " components");
        }
        return new Fingerprint(PREFIX, components.clone());
    }

    /** Reads the JSON form, of this scheme or another. */
    @JsonCreator
    public static Fingerprint parse(String text) {
        Matcher prefix = ANY_PREFIX.matcher(text);
        if (!prefix.lookingAt()) {
            throw new InvalidRecord("fingerprint", "must start with the name of its scheme, as " + PREFIX);
        }
        try {
            byte[] components = Base64.getUrlDecoder().decode(text.substring(prefix.end()));
            return prefix.group().equals(PREFIX) ? of(components) : new Fingerprint(prefix.group(), components);
        } catch (IllegalArgumentException e) {
            throw new InvalidRecord("fingerprint", "must be " + COMPONENTS + " bytes as base64url");
        }
    }

    /**
     * Estimated Jaccard similarity of the two texts' shingles, 0 to 1; its standard error is at most 0.045. Between two
     * schemes nothing can be told: 0.
     */
    public double similarity(Fingerprint other) {
        if (!prefix.equals(other.prefix) || components.length != other.components.length || components.length == 0) {
            return 0;
        }
        int equal = 0;
        for (int i = 0; i < components.length; i++) {
            if (components[i] == other.components[i]) {
                equal++;
            }
        }
        double share = (double) equal / components.length;
        return Math.max(0, (share - CHANCE) / (1 - CHANCE));
    }

    /** Whether it is of this version's scheme, and so comparable with others of it. */
    public boolean isCurrent() {
        return prefix.equals(PREFIX);
    }

    /** The components, one byte each. */
    public byte[] components() {
        return components.clone();
    }

    @Override
    @JsonValue
    public String toString() {
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(components);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fingerprint that
                && prefix.equals(that.prefix)
                && Arrays.equals(components, that.components);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(components);
    }
}

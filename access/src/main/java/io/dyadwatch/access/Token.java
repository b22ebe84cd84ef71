package io.dyadwatch.access;

import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * What a caller sends to say who it is: {@code dwt_} and 43 characters of base64url.
 *
 * @param text as it is sent; shown to its holder once and kept nowhere
 */
public record Token(String text) {
    /** Lets a secret scanner, and a person, tell what it is. */
    public static final String PREFIX = "dwt_";

    private static final int BYTES = 32;
    private static final int ENCODED_CHARS = 43;

    /** A new one of 256 bits. The source must be a secure one. */
    public static Token fresh(RandomGenerator random) {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return new Token(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** Whether this could be one at all; what could not needs no look-up. */
    public boolean isWellFormed() {
        return text.length() == PREFIX.length() + ENCODED_CHARS
                && text.startsWith(PREFIX)
                && text.chars().skip(PREFIX.length()).allMatch(Token::isBase64Url);
    }

    /** What is kept of it. */
    public TokenHash hash() {
        return TokenHash.of(text);
    }

    private static boolean isBase64Url(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    /** Never the token: this may end up in a log. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}

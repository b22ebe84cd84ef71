package io.dyadwatch.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of a token's text, which is all that is kept of it.
 *
 * <p>A plain hash is enough here, without salt or stretching: those make guessing of passwords dear, and a token is 256
 * random bits that nobody guesses, not from the hash either. It may be looked up in a map or an index: how long that
 * takes tells at most something about the hash of what was sent, and a sender who knows a hash has no token for it.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record TokenHash(String hex) {
    private static final int BYTES = 32;

    public TokenHash {
        if (hex.length() != 2 * BYTES || !hex.chars().allMatch(TokenHash::isHex)) {
            throw new IllegalArgumentException("a hash is 64 lower-case hexadecimal digits");
        }
    }

    static TokenHash of(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return new TokenHash(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** 32 bytes. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    private static boolean isHex(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
}

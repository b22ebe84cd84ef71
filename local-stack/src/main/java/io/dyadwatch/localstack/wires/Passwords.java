package io.dyadwatch.localstack.wires;

import java.security.SecureRandom;
import java.util.Base64;

/** Passwords that nobody has to remember. */
final class Passwords {
    /** 192 bits. */
    private static final int BYTES = 24;

    private Passwords() {}

    /** A new one of 32 letters, digits, {@code -} and {@code _}: nothing that a configuration file would have to escape. */
    static String fresh() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

package io.dyadwatch.alert.secret;

import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;

/** Keys for tests: the same id is the same key. */
public final class Rings {
    private Rings() {}

    /** The first one encrypts. */
    public static KeyRing of(String... ids) {
        return KeyRing.parse("test", text(ids));
    }

    /** As an operator writes them. */
    static String text(String... ids) {
        return Arrays.stream(ids).map(id -> id + ":" + key(id)).collect(Collectors.joining("\n"));
    }

    static String key(String id) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) id.hashCode());
        return Base64.getEncoder().encodeToString(key);
    }
}

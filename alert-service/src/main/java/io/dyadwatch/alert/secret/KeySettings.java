package io.dyadwatch.alert.secret;

import java.nio.file.Path;
import java.util.Optional;

/** Where an operator gives the keys: in a setting or in a file, one of the two. */
public final class KeySettings {
    static final String KEYS = "dyadwatch.alert.encryption-keys";
    static final String FILE = "dyadwatch.alert.encryption-keys-file";
    private static final String HOW =
            "; a key is made by: echo \"k1:$(openssl rand -base64 32)\", and must be kept as long as the database";

    private KeySettings() {}

    /** @throws InvalidKeys if neither or both are given, or what is given is no key */
    public static Keys read(Optional<String> keys, Optional<Path> file) {
        if (keys.isPresent() && file.isPresent()) {
            throw new InvalidKeys("give " + KEYS + " or " + FILE + ", not both");
        }
        if (file.isPresent()) {
            KeyFile read = new KeyFile(FILE, file.get());
            return new Keys(read, read::isBroken);
        }
        KeyRing ring = KeyRing.parse(
                KEYS,
                keys.orElseThrow(() -> new InvalidKeys("no encryption key: give " + FILE + " or " + KEYS
                        + " (DYADWATCH_ALERT_ENCRYPTION_KEYS)" + HOW)));
        return new Keys(() -> ring, () -> false);
    }
}

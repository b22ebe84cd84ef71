package io.dyadwatch.alert.secret;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of an operator: the first encrypts, all of them decrypt.
 *
 * @param keys at least one, ids unique
 */
public record KeyRing(List<EncryptionKey> keys) {
    private static final int KEY_BYTES = 32;
    private static final String ID = "[A-Za-z0-9._-]{1,40}";

    public KeyRing {
        keys = List.copyOf(keys);
    }

    /**
     * Reads {@code ID:BASE64OF32BYTES}, one a line or separated by commas. Blank lines are skipped.
     *
     * @param setting where the text comes from, for the message
     * @throws InvalidKeys naming the setting and the line, never what stands there
     */
    public static KeyRing parse(String setting, String text) {
        List<EncryptionKey> keys = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        String[] lines = text.split("\\R|,", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (line.isEmpty()) {
                continue;
            }
            String where = setting + ", entry " + (i + 1);
            EncryptionKey key = key(where, line);
            if (!ids.add(key.id())) {
                throw new InvalidKeys(where + ": its id is there twice");
            }
            keys.add(key);
        }
        if (keys.isEmpty()) {
            throw new InvalidKeys(setting + " has no key; give at least one as ID:BASE64OF32BYTES");
        }
        return new KeyRing(keys);
    }

    /** The one that encrypts. */
    public EncryptionKey first() {
        return keys.get(0);
    }

    public Optional<EncryptionKey> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** Ids of those that only decrypt. */
    public Set<String> olderIds() {
        return keys.stream().skip(1).map(EncryptionKey::id).collect(Collectors.toUnmodifiableSet());
    }

    private static EncryptionKey key(String where, String line) {
        int colon = line.indexOf(':');
        if (colon < 0 || !line.substring(0, colon).matches(ID)) {
            throw new InvalidKeys(where + ": must be ID:BASE64OF32BYTES, the id of at most 40 letters, digits, . _ -");
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(line.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            // Its message repeats a character of the key.
            throw new InvalidKeys(where + ": the key is not base64");
        }
        if (bytes.length != KEY_BYTES) {
            throw new InvalidKeys(where + ": the key must be " + KEY_BYTES + " bytes, not " + bytes.length);
        }
        return new EncryptionKey(line.substring(0, colon), new SecretKeySpec(bytes, "AES"));
    }
}

package io.dyadwatch.alert.secret;

import javax.crypto.SecretKey;

/**
 * A key that encrypts what is stored.
 *
 * @param id names it in the rows that it encrypted; no secret
 * @param key AES, 256 bits
 */
public record EncryptionKey(String id, SecretKey key) {
    @Override
    public String toString() {
        return "EncryptionKey[id=" + id + "]";
    }
}

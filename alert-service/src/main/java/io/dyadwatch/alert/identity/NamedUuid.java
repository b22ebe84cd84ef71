package io.dyadwatch.alert.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** UUIDv5 (RFC 9562, section 5.5): the SHA-1 of a namespace and a name. */
public final class NamedUuid {
    private NamedUuid() {}

    /** The same for the same namespace and name, always and everywhere. */
    public static UUID of(UUID namespace, String name) {
        byte[] hash = sha1(namespace, name.getBytes(UTF_8));
        hash[6] = (byte) ((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte) ((hash[8] & 0x3F) | 0x80);
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static byte[] sha1(UUID namespace, byte[] name) {
        ByteBuffer prefix = ByteBuffer.allocate(16)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits());
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(prefix.array());
            return digest.digest(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}

package io.dyadwatch.alert.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The id of an alert: UUIDv5 (RFC 9562, section 5.5) with the watch's id as namespace and as name the id of the story's
 * first article, behind it {@code /} and the revision where that is a later one than the first.
 */
public final class AlertId {
    private AlertId() {}

    public static UUID of(UUID watch, String firstArticle) {
        return of(watch, firstArticle, 1);
    }

    public static UUID of(UUID watch, String firstArticle, int revision) {
        String name = revision == 1 ? firstArticle : firstArticle + "/" + revision;
        byte[] hash = sha1(watch, name.getBytes(UTF_8));
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

package io.dyadwatch.alert.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts values for one row each: AES-256-GCM (NIST SP 800-38D) of the JDK.
 *
 * <p>Sealed bytes: the version, one byte, {@value #VERSION}; the nonce, 12 bytes; the ciphertext, as long as the plaintext;
 * the tag, 16 bytes. The nonce is random, 96 bits; by section 8.3 of SP 800-38D a key may then be used 2^32 times.
 * Associated data: the version byte, then what names the row, so that bytes moved to another row do not open.
 */
public final class RowCipher {
    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String ALGORITHM = "AES/GCM/NoPadding";

    private final Supplier<KeyRing> keys;
    private final SecureRandom random = new SecureRandom();

    /** @param keys asked each time, for they change while the service runs */
    public RowCipher(Supplier<KeyRing> keys) {
        this.keys = keys;
    }

    /**
     * The row that a value is encrypted for.
     *
     * @param table its name
     * @param id of the row
     * @param owner of the row: the endpoint, the subscriber
     */
    public record Place(String table, UUID id, UUID owner) {
        byte[] bytes() {
            byte[] name = table.getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.allocate(1 + 4 * Long.BYTES + name.length)
                    .put(VERSION)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .putLong(owner.getMostSignificantBits())
                    .putLong(owner.getLeastSignificantBits())
                    .put(name)
                    .array();
        }
    }

    /** Encrypts with the first key. */
    public Sealed seal(byte[] plain, Place place) {
        EncryptionKey key = keys.get().first();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = Cipher.getInstance(ALGORITHM);
            cipher.init(Cipher.ENCRYPT_MODE, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.bytes());
            ByteBuffer sealed = ByteBuffer.allocate(1 + NONCE_BYTES + cipher.getOutputSize(plain.length));
            sealed.put(VERSION).put(nonce);
            cipher.doFinal(ByteBuffer.wrap(plain), sealed);
            return new Sealed(key.id(), sealed.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
        }
    }

    /**
     * Decrypts with the key that sealed it.
     *
     * @throws MissingKey if that key is not there
     * @throws BrokenSeal if the bytes are damaged or were sealed for another row
     */
    public byte[] open(Sealed sealed, Place place) {
        EncryptionKey key = keys.get().find(sealed.keyId()).orElseThrow(() -> new MissingKey(sealed.keyId()));
        byte[] bytes = sealed.bytes();
        if (bytes.length < 1 + NONCE_BYTES + TAG_BITS / Byte.SIZE || bytes[0] != VERSION) {
            throw new BrokenSeal(place);
        }
        try {
            Cipher cipher = Cipher.getInstance(ALGORITHM);
            cipher.init(Cipher.DECRYPT_MODE, key.key(), new GCMParameterSpec(TAG_BITS, bytes, 1, NONCE_BYTES));
            cipher.updateAAD(place.bytes());
            return cipher.doFinal(bytes, 1 + NONCE_BYTES, bytes.length - 1 - NONCE_BYTES);
        } catch (AEADBadTagException e) {
            throw new BrokenSeal(place);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
        }
    }
}

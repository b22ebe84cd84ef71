package io.dyadwatch.alert.secret;

/**
 * Something encrypted, as it is stored.
 *
 * @param keyId of the key that opens it
 * @param bytes in the format of {@link RowCipher}
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record Sealed(String keyId, byte[] bytes) {}

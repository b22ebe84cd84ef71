package io.dyadwatch.alert.secret;

/** Something stored is encrypted under a key that the operator's keys do not have, or no longer. */
public final class MissingKey extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String keyId;

    MissingKey(String keyId) {
        super("no encryption key has the id " + keyId);
        this.keyId = keyId;
    }

    public String keyId() {
        return keyId;
    }
}

package io.dyadwatch.alert.secret;

/** The operator's encryption keys are missing or cannot be read. The message names the setting, never a key. */
public final class InvalidKeys extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidKeys(String message) {
        super(message);
    }
}

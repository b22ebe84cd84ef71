package io.dyadwatch.alert.endpoint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.dyadwatch.contracts.InvalidRecord;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The key that an endpoint's webhooks are signed with: {@value #MIN_BYTES} to {@value #MAX_BYTES} random bytes, written
 * {@code whsec_} and base64 with padding (Standard Webhooks 1.0, symmetric). Does not show itself in a log.
 */
@Schema(
        type = SchemaType.STRING,
        pattern = "^whsec_[A-Za-z0-9+/]+={0,2}$",
        description = "whsec_ and base64 of 24 to 64 random bytes")
public final class WebhookSecret {
    static final int MIN_BYTES = 24;
    static final int MAX_BYTES = 64;
    private static final int DEFAULT_BYTES = 32;
    private static final String PREFIX = "whsec_";

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        this.key = key;
    }

    /** @param random fit for keys */
    static WebhookSecret random(RandomGenerator random) {
        byte[] key = new byte[DEFAULT_BYTES];
        random.nextBytes(key);
        return new WebhookSecret(key);
    }

    /** One whose bytes were checked when it was given. */
    static WebhookSecret of(byte[] key) {
        return new WebhookSecret(key.clone());
    }

    /** @throws InvalidRecord without a field of its own */
    @JsonCreator
    static WebhookSecret parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new InvalidRecord("$", "must begin with " + PREFIX);
        }
        String encoded = text.substring(PREFIX.length());
        byte[] key = decoded(encoded);
        // The decoder also takes what lacks its padding or has bits to spare.
        if (!Base64.getEncoder().encodeToString(key).equals(encoded)) {
            throw new InvalidRecord("$", "must be base64 with padding behind " + PREFIX);
        }
        if (key.length < MIN_BYTES || key.length > MAX_BYTES) {
            throw new InvalidRecord("$", "must hold " + MIN_BYTES + " to " + MAX_BYTES + " bytes");
        }
        return new WebhookSecret(key);
    }

    @JsonValue
    String text() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    byte[] key() {
        return key.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WebhookSecret secret && Arrays.equals(key, secret.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }

    private static byte[] decoded(String encoded) {
        try {
            return Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            // Its message repeats a character of the secret.
            throw new InvalidRecord("$", "must be base64 with padding behind " + PREFIX);
        }
    }
}

package io.dyadwatch.alert.idempotency;

import io.dyadwatch.contracts.InvalidRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A request that makes something.
 *
 * @param subscriber who makes it; keys of different subscribers have nothing to do with each other
 * @param key what stood in the header, as it stood there; empty where there was none
 * @param hash SHA-256 of the operation and the body: a key goes with one request only
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares requests
public record KeyedRequest(UUID subscriber, Optional<String> key, byte[] hash) {
    /** The header of draft-ietf-httpapi-idempotency-key-header. */
    public static final String HEADER = "Idempotency-Key";

    /** Visible ASCII; in quotation marks, as the draft writes it, or without. */
    private static final String FORM = "[\\x21-\\x7e]{1,255}";

    /**
     * @param headers every value of the header
     * @param operation for example {@code POST /v1/endpoints}
     * @param body as it came
     * @throws InvalidRecord naming the header
     */
    public static KeyedRequest of(UUID subscriber, List<String> headers, String operation, byte[] body) {
        if (headers.size() > 1) {
            throw new InvalidRecord(HEADER, "is there twice");
        }
        if (!headers.isEmpty() && !headers.get(0).matches(FORM)) {
            throw new InvalidRecord(HEADER, "must be 1 to 255 visible ASCII characters");
        }
        return new KeyedRequest(subscriber, headers.stream().findFirst(), hash(operation, body));
    }

    private static byte[] hash(String operation, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((operation + "\n").getBytes(StandardCharsets.UTF_8));
            return digest.digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}

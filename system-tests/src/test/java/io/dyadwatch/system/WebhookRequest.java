package io.dyadwatch.system;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What a subscriber has to judge.
 *
 * @param secret as it was shown to the subscriber
 * @param id the header {@code webhook-id}
 * @param timestamp the header {@code webhook-timestamp}
 * @param signatures the header {@code webhook-signature}
 * @param body the raw bytes, in Base64
 * @param now what the subscriber's clock says, in seconds since 1970
 */
record WebhookRequest(String secret, String id, String timestamp, String signatures, String body, long now) {

    WebhookRequest withSecret(String other) {
        return new WebhookRequest(other, id, timestamp, signatures, body, now);
    }

    WebhookRequest withId(String other) {
        return new WebhookRequest(secret, other, timestamp, signatures, body, now);
    }

    WebhookRequest withTimestamp(String other) {
        return new WebhookRequest(secret, id, other, signatures, body, now);
    }

    WebhookRequest withSignatures(String others) {
        return new WebhookRequest(secret, id, timestamp, others, body, now);
    }

    WebhookRequest withBody(byte[] other) {
        return new WebhookRequest(
                secret, id, timestamp, signatures, Base64.getEncoder().encodeToString(other), now);
    }

    /** The raw bytes. */
    byte[] bytes() {
        return Base64.getDecoder().decode(body);
    }

    WebhookRequest at(long otherNow) {
        return new WebhookRequest(secret, id, timestamp, signatures, body, otherNow);
    }

    /** One line: six fields, each Base64 of UTF-8 or of the body's bytes, separated by spaces; an empty one is {@code -}. */
    String line() {
        return String.join(
                " ",
                field(secret.getBytes(StandardCharsets.UTF_8)),
                field(id.getBytes(StandardCharsets.UTF_8)),
                field(timestamp.getBytes(StandardCharsets.UTF_8)),
                field(signatures.getBytes(StandardCharsets.UTF_8)),
                field(bytes()),
                field(Long.toString(now).getBytes(StandardCharsets.UTF_8)));
    }

    private static String field(byte[] bytes) {
        return bytes.length == 0 ? "-" : Base64.getEncoder().encodeToString(bytes);
    }
}

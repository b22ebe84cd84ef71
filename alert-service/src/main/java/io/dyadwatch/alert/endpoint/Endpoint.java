package io.dyadwatch.alert.endpoint;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place that webhooks are sent to.
 *
 * @param url http or https, checked by the guard when it was given
 * @param description its owner's words
 * @param secret the key of its signatures, {@code whsec_} and base64; present only in the answer that made it
 */
public record Endpoint(
        UUID id,
        String url,
        @Nullable String description,
        @Nullable String secret,
        Instant createdAt) {}

package io.dyadwatch.alert.endpoint;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place that webhooks are sent to.
 *
 * @param version from 1, one more with each change; the ETag
 * @param url http or https, checked by the guard when it was given
 * @param description its owner's words
 * @param maxPerSecond webhooks a second at most; absent for the service's default
 * @param state whether anything is sent to it
 * @param reason why it is disabled, in words; absent when it is enabled
 * @param since when it was disabled; absent when it is enabled
 * @param secret the key of its signatures; present only in the answer that made it
 */
public record Endpoint(
        UUID id,
        int version,
        String url,
        @Nullable String description,
        @Nullable Integer maxPerSecond,
        EndpointState state,
        @Nullable String reason,
        @Nullable Instant since,
        @Nullable WebhookSecret secret,
        Instant createdAt) {

    /** Answers what makes it known, the only time. */
    Endpoint with(WebhookSecret shown) {
        return new Endpoint(id, version, url, description, maxPerSecond, state, reason, since, shown, createdAt);
    }
}

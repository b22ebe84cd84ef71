package io.dyadwatch.alert.subscriber;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber's token as it is shown.
 *
 * @param token what a caller sends; present only in the answer that made it
 * @param expiresAt absent where it does not expire
 * @param revokedAt absent where it is not revoked
 * @param lastUsedAt to the minute; absent where it never was
 */
public record ApiToken(
        UUID id,
        String label,
        @Nullable String token,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {

    /** Never the token: this may end up in a log. */
    @Override
    public String toString() {
        return "ApiToken[id=" + id + "]";
    }
}

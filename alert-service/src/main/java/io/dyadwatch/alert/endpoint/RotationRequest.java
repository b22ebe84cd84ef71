package io.dyadwatch.alert.endpoint;

import io.dyadwatch.alert.page.Given;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a secret takes the place of another.
 *
 * @param overlap how long the secrets from before go on signing beside the new one, 0 to 7 days, 24 h by default. With 0
 *     they all end at once, also those whose own overlap had not ended
 * @param secret its owner's own; one is made where it is absent
 */
public record RotationRequest(
        @Nullable Duration overlap, @Nullable WebhookSecret secret) {
    private static final Duration DEFAULT_OVERLAP = Duration.ofHours(24);
    private static final Duration MAX_OVERLAP = Duration.ofDays(7);

    public RotationRequest {
        if (overlap != null) {
            Given.between("overlap", overlap, Duration.ZERO, MAX_OVERLAP);
        }
    }

    /** The overlap, given or not. */
    Duration overlapOrDefault() {
        return overlap == null ? DEFAULT_OVERLAP : overlap;
    }
}

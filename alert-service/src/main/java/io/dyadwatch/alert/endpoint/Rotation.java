package io.dyadwatch.alert.endpoint;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rotation came to.
 *
 * @param endpoint whose secret it is
 * @param secret the new one, shown this once
 * @param previousUntil until when the last of those from before signs too; absent if none does
 */
public record Rotation(
        UUID endpoint, WebhookSecret secret, @Nullable Instant previousUntil) {}

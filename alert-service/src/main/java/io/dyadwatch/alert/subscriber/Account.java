package io.dyadwatch.alert.subscriber;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber as it is shown.
 *
 * @param quota in force: its own or the service's default; absent where there is no limit
 * @param used of it now; alerts since the last midnight of UTC
 * @param disabledAt absent while it is enabled
 */
public record Account(
        UUID id,
        String name,
        Quota quota,
        Quota used,
        Instant createdAt,
        @Nullable Instant disabledAt) {}

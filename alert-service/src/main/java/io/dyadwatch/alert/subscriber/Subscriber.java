package io.dyadwatch.alert.subscriber;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One who has endpoints and watches.
 *
 * @param quota as the operator gave it; what is absent there is the service's default
 * @param disabledAt from when on its tokens are none and its watches alert no more
 */
record Subscriber(UUID id, String name, Quota quota, Instant createdAt, Optional<Instant> disabledAt) {}

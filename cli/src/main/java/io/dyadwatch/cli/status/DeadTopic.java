package io.dyadwatch.cli.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The dead letters of a topic.
 *
 * @param topic with {@code .dlq}
 * @param waiting those since the last {@code redrive}
 * @param atLeast whether there are more than were counted
 * @param newestReason of those that wait, as its reader wrote it; absent without any
 * @param newestAt its timestamp: when its article arrived
 */
record DeadTopic(
        String topic,
        long waiting,
        boolean atLeast,
        @Nullable String newestReason,
        @Nullable Instant newestAt) {}

package io.dyadwatch.enrich.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells a stream that has stopped moving from one that has nothing to do. For one thread.
 *
 * @param <P> what names a partition
 */
final class StallWatch<P> {
    private final Clock clock;
    private final Duration limit;
    private final Map<P, Standstill> standstills = new HashMap<>();

    /** @param limit how long a partition may stand still while it has something to read */
    StallWatch(Clock clock, Duration limit) {
        this.clock = clock;
        this.limit = limit;
    }

    /**
     * Takes in how far the partitions are; to be called again and again.
     *
     * @return true if one of them has had something to read, and stood still, for the limit
     */
    boolean isStalled(Map<P, Position> positions) {
        Instant now = clock.instant();
        standstills.keySet().retainAll(positions.keySet());
        boolean stalled = false;
        for (Map.Entry<P, Position> entry : positions.entrySet()) {
            Position position = entry.getValue();
            Standstill before = standstills.get(entry.getKey());
            if (before == null || !position.isBehind() || before.committed() != position.committed()) {
                standstills.put(entry.getKey(), new Standstill(position.committed(), now));
            } else if (!now.isBefore(before.since().plus(limit))) {
                stalled = true;
            }
        }
        return stalled;
    }

    /** Forgets what it saw: Kafka does not answer, or partitions are on the move, and nobody can progress. */
    void reset() {
        standstills.clear();
    }

    /**
     * @param committed offset of the next record to be processed
     * @param start offset of the first record that the partition still has
     * @param end one past the offset of its last
     */
    record Position(long committed, long start, long end) {
        boolean isBehind() {
            return Math.max(committed, start) < end;
        }
    }

    private record Standstill(long committed, Instant since) {}
}

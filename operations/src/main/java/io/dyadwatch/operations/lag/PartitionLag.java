package io.dyadwatch.operations.lag;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a consumer group is in one partition.
 *
 * @param committed what the group committed: the offset that it reads next; absent where it has committed none
 * @param next offset of the first record that waits; {@code end} when none does. Beyond {@code committed} where retention
 *     has taken what stood there
 * @param end offset after the last record that a reader of committed records sees
 * @param oldest Kafka timestamp of the first record that waits; absent when none does
 */
public record PartitionLag(
        TopicPartition partition, OptionalLong committed, long next, long end, Optional<Instant> oldest) {

    /**
     * How many records wait; 0 when none does. Else an upper bound: the markers of transactions, and what was aborted,
     * have offsets too.
     */
    public long records() {
        return oldest.isPresent() ? Math.max(1, end - next) : 0;
    }

    /** Age of the first record that waits; zero when none does, or when its timestamp lies in the future. */
    public Duration behind(Instant now) {
        return oldest.map(since -> Duration.between(since, now))
                .filter(age -> !age.isNegative())
                .orElse(Duration.ZERO);
    }
}

package io.dyadwatch.alert.intake;

import io.dyadwatch.operations.lag.LagQuery;
import io.dyadwatch.operations.lag.PartitionLag;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/**
 * How far this instance has taken records, which may be further than it has committed: an offset is committed a little later,
 * and while the broker is away not at all. What was taken does not wait.
 */
@ApplicationScoped
public class Taken {
    /** The marker that ends a transaction stands behind its last record. */
    private static final int MARKER = 1;

    private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();

    void took(TopicPartition partition, long offset) {
        next.put(partition, offset + 1);
    }

    /** What waits, without partitions of which this instance has taken all. */
    public LagQuery beyond(LagQuery lag) {
        return () -> lag.ask().stream().map(this::beyond).toList();
    }

    private PartitionLag beyond(PartitionLag lag) {
        Long taken = next.get(lag.partition());
        return taken == null || lag.next() >= taken || lag.end() - taken > MARKER
                ? lag
                : new PartitionLag(lag.partition(), lag.committed(), lag.end(), lag.end(), Optional.empty());
    }
}

package io.dyadwatch.operations.lag;

import java.util.List;
import org.apache.kafka.common.KafkaException;

/** Where the figures come from. */
@FunctionalInterface
public interface LagQuery {
    /**
     * How far behind each partition is that counts.
     *
     * @throws KafkaException if it cannot be told at the moment
     */
    List<PartitionLag> ask() throws InterruptedException;
}

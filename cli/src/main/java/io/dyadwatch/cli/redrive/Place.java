package io.dyadwatch.cli.redrive;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far dead letters were put back: the place that the last redrive kept. */
public final class Place {
    /** The group in whose name it is kept. */
    public static final String GROUP = "dyadwatch-redrive";

    private Place() {}

    /**
     * Goes to what came after the last redrive; to the start where there was none, or where retention has gone beyond it.
     *
     * @param consumer of the group, to which the partitions are assigned
     */
    public static void seek(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> kept = consumer.committed(Set.copyOf(partitions));
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata place = kept.get(partition);
            long begin = begins.getOrDefault(partition, 0L);
            consumer.seek(partition, place == null ? begin : Math.max(begin, place.offset()));
        }
    }
}

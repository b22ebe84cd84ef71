package io.dyadwatch.enrich.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a consumer group is, as the broker knows it: what a process knows of its own commits begins when the process
 * does.
 */
final class GroupPositions {
    private final Admin admin;
    private final String group;

    GroupPositions(Admin admin, String group) {
        this.admin = admin;
        this.group = group;
    }

    /** The position in each partition; where the group has never committed, it is at the start. */
    Map<TopicPartition, StallWatch.Position> of(Set<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, ListOffsetsResultInfo> starts = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(partitions, OffsetSpec.latest());
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, StallWatch.Position> positions = new HashMap<>();
        for (TopicPartition partition : partitions) {
            ListOffsetsResultInfo start = starts.get(partition);
            ListOffsetsResultInfo end = ends.get(partition);
            if (start != null && end != null) {
                OffsetAndMetadata next = committed.get(partition);
                long offset = next == null ? start.offset() : next.offset();
                positions.put(partition, new StallWatch.Position(offset, start.offset(), end.offset()));
            }
        }
        return positions;
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(Set<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> which));
        return admin.listOffsets(asked).all().get();
    }
}

package io.dyadwatch.operations.lag;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Asks the brokers how far a consumer group is. For one thread.
 *
 * <p>A committed offset before the end does not mean that a record waits: the marker that ends a transaction has an offset
 * too. So what stands at the committed offset is read, and something waits only if that is a record. Where nothing was
 * found between two offsets, nothing will ever stand, and it is not read again. On one broker a look takes three requests
 * while the group is idle and five while it is behind in any number of partitions.
 */
public final class GroupLag {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Admin admin;
    private final Consumer<byte[], byte[]> reader;
    private final String group;
    private final Duration patience;
    private final Map<TopicPartition, Stretch> empty = new HashMap<>();

    /**
     * Takes the clients from its caller, who closes them; {@link LagClients} makes fitting ones.
     *
     * @param reader in no group, {@code read_committed}, with {@code auto.offset.reset=earliest} and
     *     {@code max.poll.records=1}
     * @param patience how long to look for what waits
     */
    public GroupLag(Admin admin, Consumer<byte[], byte[]> reader, String group, Duration patience) {
        this.admin = admin;
        this.reader = reader;
        this.group = group;
        this.patience = patience;
    }

    /**
     * In all partitions of a topic, by number; none while there is no such topic.
     *
     * @throws KafkaException if the brokers refuse or do not answer in time
     */
    public List<PartitionLag> ofTopic(String topic) throws InterruptedException {
        return of(reader.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .sorted((one, other) -> Integer.compare(one.partition(), other.partition()))
                .toList());
    }

    /**
     * In some partitions, in their order.
     *
     * @throws KafkaException if the brokers refuse or do not answer in time
     */
    public List<PartitionLag> of(Collection<TopicPartition> partitions) throws InterruptedException {
        if (partitions.isEmpty()) {
            return List.of();
        }
        Map<TopicPartition, Stretch> unread = unread(partitions);
        empty.keySet().retainAll(unread.keySet());
        Map<TopicPartition, Stretch> unknown = new HashMap<>(unread);
        unknown.entrySet()
                .removeIf(each -> each.getValue().isNone() || each.getValue().equals(empty.get(each.getKey())));
        Map<TopicPartition, ConsumerRecord<byte[], byte[]>> first =
                unknown.isEmpty() ? Map.of() : firstRecords(unknown);
        return unread.entrySet().stream()
                .map(each -> lag(each.getKey(), each.getValue(), Optional.ofNullable(first.get(each.getKey()))))
                .toList();
    }

    /** In the partitions' order. */
    private Map<TopicPartition, Stretch> unread(Collection<TopicPartition> partitions) throws InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = committed(partitions);
        Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
        Map<TopicPartition, Stretch> unread = new LinkedHashMap<>();
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata next = committed.get(partition);
            OptionalLong from = next == null ? OptionalLong.empty() : OptionalLong.of(next.offset());
            unread.put(partition, new Stretch(from, ends.getOrDefault(partition, 0L)));
        }
        return unread;
    }

    private static PartitionLag lag(
            TopicPartition partition, Stretch unread, Optional<ConsumerRecord<byte[], byte[]>> first) {
        return new PartitionLag(
                partition,
                unread.from(),
                first.map(ConsumerRecord::offset).orElse(unread.end()),
                unread.end(),
                first.map(record -> Instant.ofEpochMilli(record.timestamp())));
    }

    /** Without those in which the group has committed nothing, or with nothing for them. */
    private Map<TopicPartition, OffsetAndMetadata> committed(Collection<TopicPartition> partitions)
            throws InterruptedException {
        try {
            return admin.listConsumerGroupOffsets(
                            Map.of(group, new ListConsumerGroupOffsetsSpec().topicPartitions(partitions)))
                    .partitionsToOffsetAndMetadata(group)
                    .get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
        }
    }

    /** The first record of each stretch; none for one that turns out to be empty. */
    private Map<TopicPartition, ConsumerRecord<byte[], byte[]>> firstRecords(Map<TopicPartition, Stretch> stretches)
            throws InterruptedException {
        Map<TopicPartition, ConsumerRecord<byte[], byte[]>> first = new HashMap<>();
        Set<TopicPartition> left = new HashSet<>(stretches.keySet());
        long deadline = System.nanoTime() + patience.toNanos();
        reader.assign(left);
        try {
            stretches.forEach((partition, stretch) -> seek(partition, stretch.from()));
            while (!left.isEmpty()) {
                for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
                    first.putIfAbsent(new TopicPartition(record.topic(), record.partition()), record);
                }
                stretches.forEach((partition, stretch) -> {
                    if (left.contains(partition)
                            && !first.containsKey(partition)
                            && reader.position(partition) >= stretch.end()) {
                        empty.put(partition, stretch);
                        settled(left, partition);
                    }
                });
                first.keySet().forEach(partition -> settled(left, partition));
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (!left.isEmpty() && System.nanoTime() > deadline) {
                    throw new TimeoutException("What waits in " + left + " was not there within " + patience);
                }
            }
        } finally {
            // What was fetched beyond the first records is let go.
            reader.unsubscribe();
        }
        return first;
    }

    private void seek(TopicPartition partition, OptionalLong from) {
        if (from.isPresent()) {
            reader.seek(partition, from.getAsLong());
        } else {
            reader.seekToBeginning(List.of(partition));
        }
    }

    private void settled(Set<TopicPartition> left, TopicPartition partition) {
        if (left.remove(partition)) {
            reader.pause(List.of(partition));
        }
    }

    /**
     * What a group has not read.
     *
     * @param from absent for the start of the partition
     * @param end exclusive
     */
    private record Stretch(OptionalLong from, long end) {
        boolean isNone() {
            return from.orElse(0) >= end;
        }
    }
}

package io.dyadwatch.alert.dryrun;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads a topic from now back to a point in time, in slices of time, the newest first.
 *
 * <p>Timestamps need not grow with the offsets. A slice that reaches back to a border ends, in each partition, at the first
 * offset whose timestamp is at or after the border ({@link Consumer#offsetsForTimes}), and begins the slice before at it.
 * So each offset is read once, and after a slice every record with a timestamp at or after its border has been read. A
 * slice may also hold records that are older than its border, which were appended late: the reader passes them on when it
 * meets them, and leaves it to its user to wait until the border has passed them. Records older than the point in time are
 * not passed on.
 *
 * <p>For one thread.
 */
final class BackwardReader {
    private static final Duration POLL = Duration.ofMillis(200);
    /** Without any progress for so long the broker counts as away. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Consumer<byte[], byte[]> consumer;
    private final Clock clock;
    private final Instant deadline;
    private final SliceWidth width;
    private final long from;
    private final Map<TopicPartition, Long> lowest;
    /** Everything with a timestamp at or after it is read; in epoch milliseconds. */
    private long border;
    /** By partition, where the next slice ends. */
    private Map<TopicPartition, Long> ends;

    /**
     * Looks up where the period begins and ends in each partition. Records that are appended later are not read.
     *
     * @param from records with earlier timestamps are not wanted
     * @param deadline when to stop at the latest
     * @throws org.apache.kafka.common.KafkaException if the broker does not answer
     */
    BackwardReader(Consumer<byte[], byte[]> consumer, String topic, Instant from, Instant deadline, Clock clock) {
        this.consumer = consumer;
        this.clock = clock;
        this.deadline = deadline;
        this.from = from.toEpochMilli();
        this.border = clock.millis();
        List<PartitionInfo> infos = consumer.partitionsFor(topic);
        if (infos == null || infos.isEmpty()) {
            throw new BrokerAway("there is no topic " + topic);
        }
        this.ends = consumer.endOffsets(infos.stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList());
        this.lowest = starts(this.from);
        this.width = new SliceWidth(border - this.from, offsets(lowest));
    }

    /** How far back everything was read. */
    Instant border() {
        return Instant.ofEpochMilli(border);
    }

    /** Whether the whole period was read. */
    boolean isAtEnd() {
        return border <= from;
    }

    /**
     * Reads the next slice and moves the border back.
     *
     * @param sink takes each record once
     * @return false if the deadline came first: the border stays, and the slice was read in part
     * @throws BrokerAway if nothing comes any more
     */
    boolean readSlice(java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        long lower = Math.max(from, border - width.millis());
        Map<TopicPartition, Long> starts = starts(lower);
        while (width.isTooWide(border - lower, offsets(starts))) {
            if (isTimeUp()) {
                return false;
            }
            lower = Math.max(from, border - width.millis());
            starts = starts(lower);
        }
        if (offsets(lowest) == offsets(starts)) {
            // Nothing is older: the rest of the period is empty.
            lower = from;
        }
        Instant began = clock.instant();
        long count = offsets(starts);
        if (!read(starts, sink)) {
            return false;
        }
        width.adapt(count, Duration.between(began, clock.instant()));
        border = lower;
        ends = starts;
        return true;
    }

    private boolean read(
            Map<TopicPartition, Long> starts, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        Set<TopicPartition> left = starts.keySet().stream()
                .filter(partition -> starts.getOrDefault(partition, 0L) < end(partition))
                .collect(Collectors.toCollection(HashSet::new));
        consumer.assign(left);
        left.forEach(partition -> consumer.seek(partition, starts.getOrDefault(partition, 0L)));
        Instant moved = clock.instant();
        long position = 0;
        while (!left.isEmpty()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (isTimeUp()) {
                    return false;
                }
                if (record.offset() < end(new TopicPartition(record.topic(), record.partition()))
                        && record.timestamp() >= from) {
                    sink.accept(record);
                }
            }
            long now = left.stream().mapToLong(consumer::position).sum();
            if (now != position) {
                position = now;
                moved = clock.instant();
            } else if (clock.instant().isAfter(moved.plus(PATIENCE))) {
                throw new BrokerAway("no records come");
            }
            if (left.removeIf(partition -> consumer.position(partition) >= end(partition))) {
                consumer.assign(left);
                position = 0;
            }
            if (isTimeUp()) {
                return left.isEmpty();
            }
        }
        return true;
    }

    /** By partition, the first offset whose timestamp is at or after a time; not beyond the end of the next slice. */
    private Map<TopicPartition, Long> starts(long time) {
        Map<TopicPartition, Long> times = new HashMap<>();
        ends.keySet().forEach(partition -> times.put(partition, time));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        Map<TopicPartition, Long> starts = new HashMap<>();
        ends.forEach((partition, end) -> {
            OffsetAndTimestamp first = found.get(partition);
            starts.put(partition, first == null ? end : Math.min(end, first.offset()));
        });
        return starts;
    }

    /** Offsets between these and the end of the next slice. */
    private long offsets(Map<TopicPartition, Long> starts) {
        return starts.entrySet().stream()
                .mapToLong(start -> end(start.getKey()) - start.getValue())
                .sum();
    }

    private long end(TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    private boolean isTimeUp() {
        return !clock.instant().isBefore(deadline);
    }
}

package io.dyadwatch.cli.tail;

import io.dyadwatch.cli.kafka.KafkaAccess;
import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.contracts.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic without leaving a trace: all partitions assigned by hand, no group, nothing committed; records of
 * aborted transactions are not seen.
 */
public final class TopicReader implements AutoCloseable {
    private final Consumer<byte[], byte[]> consumer;

    private TopicReader(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /**
     * Opens a topic; records written from now on are read whatever the start.
     *
     * @throws Failure if the broker does not answer within a minute, does not let one in, or has no such topic
     */
    public static TopicReader open(KafkaAccess kafka, Topic<?> topic, StartAt start, Clock clock) {
        String bootstrapServers = kafka.bootstrapServers();
        Consumer<byte[], byte[]> consumer =
                kafka.consumer(Map.of(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, topic.maxMessageBytes()));
        try {
            List<PartitionInfo> known = consumer.partitionsFor(topic.name());
            if (known.isEmpty()) {
                throw new Failure(bootstrapServers + " has no topic " + topic.name());
            }
            List<TopicPartition> partitions = known.stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            seek(consumer, partitions, start, clock);
            return new TopicReader(consumer);
        } catch (TimeoutException e) {
            consumer.close();
            throw new Failure("no answer from Kafka at " + bootstrapServers + ": is Dyadwatch up?", e);
        } catch (AuthenticationException | AuthorizationException e) {
            consumer.close();
            throw new Failure("Kafka at " + bootstrapServers + " does not let you in: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** The records that come within a time, or none; also none after {@link #wakeUp}. */
    public Iterable<ConsumerRecord<byte[], byte[]>> poll(Duration limit) {
        try {
            return consumer.poll(limit);
        } catch (WakeupException e) {
            return ConsumerRecords.empty();
        }
    }

    /** Ends a {@link #poll} early; the one method that another thread may call. */
    public void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static void seek(
            Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions, StartAt start, Clock clock) {
        if (start instanceof StartAt.Earliest) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
        // Seeking takes effect when the position is asked for; what is written after this moment must be seen.
        partitions.forEach(consumer::position);
        if (start instanceof StartAt.Since since) {
            long from = since.fromMillis(clock.instant());
            Map<TopicPartition, Long> wanted = new HashMap<>();
            partitions.forEach(p -> wanted.put(p, from));
            consumer.offsetsForTimes(wanted).forEach((partition, found) -> seek(consumer, partition, found));
        }
    }

    private static void seek(
            Consumer<byte[], byte[]> consumer, TopicPartition partition, @Nullable OffsetAndTimestamp found) {
        if (found != null) {
            consumer.seek(partition, found.offset());
        }
    }
}

package io.dyadwatch.cli.redrive;

import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the dead letters of one topic, as many as there are when it begins, and puts them back: a record's
 * acknowledgement comes before its place is kept. Whoever is cut off puts some back a second time when it is called
 * again, and leaves none out; readers take a record that comes again for unchanged.
 */
final class Redrive {
    private static final Duration POLL = Duration.ofMillis(500);
    /** Without any progress for so long, the broker is away. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Consumer<byte[], byte[]> consumer;
    private final Producer<byte[], byte[]> producer;
    private final Topic<?> origin;
    private final Order order;
    private final BiConsumer<DeadLetter, Outcome> report;
    private long putBack;
    private long refused;
    private boolean full;

    /**
     * @param consumer {@code read_committed}, commits by command only, in the group whose place is kept; both clients stay
     *     their caller's
     * @param report told of each record, once what became of it is certain
     */
    Redrive(
            Consumer<byte[], byte[]> consumer,
            Producer<byte[], byte[]> producer,
            Topic<?> origin,
            Order order,
            BiConsumer<DeadLetter, Outcome> report) {
        this.consumer = consumer;
        this.producer = producer;
        this.origin = origin;
        this.order = order;
        this.report = report;
    }

    /** How many records came to what. */
    record Tally(long putBack, long refused) {
        Tally plus(Tally other) {
            return new Tally(putBack + other.putBack, refused + other.refused);
        }
    }

    /**
     * Does it.
     *
     * @throws Failure if there is no such topic, or the broker is away
     */
    Tally run() {
        String topic = origin.deadLetters().name();
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new Failure("there is no topic " + topic);
        }
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        start(partitions, ends);
        full = order.limit() == 0;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!full && partitions.stream().anyMatch(p -> consumer.position(p) < end(ends, p))) {
            List<ConsumerRecord<byte[], byte[]>> wanted = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
                if (record.offset() < end(ends, new TopicPartition(record.topic(), record.partition()))) {
                    wanted.add(record);
                }
            }
            handle(wanted);
            if (System.nanoTime() > deadline) {
                throw new Failure("Kafka does not hand out the records of " + topic);
            }
        }
        return new Tally(putBack, refused);
    }

    private void start(List<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        if (order.from().isPresent()) {
            long from = order.from().get().toEpochMilli();
            consumer.offsetsForTimes(partitions.stream().collect(Collectors.toMap(p -> p, p -> Math.max(0, from))))
                    .forEach((partition, found) ->
                            consumer.seek(partition, found == null ? end(ends, partition) : found.offset()));
        } else if (order.until().isPresent()) {
            consumer.seekToBeginning(partitions);
        } else {
            Place.seek(consumer, partitions);
        }
    }

    private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    /** A batch: everything is on its way before anything is waited for. */
    private void handle(List<ConsumerRecord<byte[], byte[]>> records) {
        List<Pending> batch = new ArrayList<>();
        Map<TopicPartition, OffsetAndMetadata> place = new HashMap<>();
        long room = order.limit() - putBack;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (room == 0) {
                full = true;
                break;
            }
            if (order.wants(record.timestamp())) {
                Pending pending = begin(new DeadLetter(record));
                batch.add(pending);
                room -= pending.known instanceof Outcome.Refused ? 0 : 1;
            }
            place.put(
                    new TopicPartition(record.topic(), record.partition()), new OffsetAndMetadata(record.offset() + 1));
        }
        full |= room == 0;
        for (Pending pending : batch) {
            Outcome outcome = pending.end();
            if (outcome instanceof Outcome.Refused) {
                refused++;
            } else {
                putBack++;
            }
            report.accept(pending.letter, outcome);
        }
        if (order.keepsPlace() && !place.isEmpty()) {
            consumer.commitSync(place);
        }
    }

    private Pending begin(DeadLetter letter) {
        if (order.action() == Order.Action.SKIP) {
            return new Pending(letter, new Outcome.Skipped(), null);
        }
        Optional<String> obstacle = letter.obstacle(origin);
        if (obstacle.isPresent()) {
            return new Pending(letter, new Outcome.Refused(obstacle.get()), null);
        }
        if (letter.redriven() >= Order.MOST && !order.force()) {
            return new Pending(
                    letter,
                    new Outcome.Refused("it was put back " + letter.redriven() + " times and came here again"),
                    null);
        }
        if (order.action() == Order.Action.SHOW) {
            return new Pending(letter, new Outcome.WouldBePutBack(), null);
        }
        return new Pending(letter, null, producer.send(letter.restored(origin)));
    }

    /**
     * A record in hand: what becomes of it is known already, or on its way.
     *
     * @param known one of this and the next is there
     */
    private record Pending(
            DeadLetter letter,
            @Nullable Outcome known,
            @Nullable Future<RecordMetadata> sent) {
        Outcome end() {
            if (known != null) {
                return known;
            }
            if (sent == null) {
                throw new IllegalStateException("neither known nor sent");
            }
            try {
                return new Outcome.PutBack(sent.get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RecordTooLargeException) {
                    return new Outcome.Refused("it is larger than its topic takes");
                }
                throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Failure("interrupted", e);
            }
        }
    }
}

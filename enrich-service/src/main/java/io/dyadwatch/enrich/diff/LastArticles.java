package io.dyadwatch.enrich.diff;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Topics;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The latest articles of the article topic, newest first across its partitions. Kafka reads forwards only: each partition is
 * read in small stretches from its end backwards, so that few records are held at a time.
 */
final class LastArticles {
    /** Records of a partition held at a time, each at most some 0.6 MiB. */
    private static final int STRETCH = 16;

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final BooleanSupplier late;

    /**
     * @param consumer in no group, which commits nothing
     * @param late true when to stop
     */
    LastArticles(Consumer<byte[], byte[]> consumer, BooleanSupplier late) {
        this.consumer = consumer;
        this.late = late;
    }

    /**
     * Reads until there are enough, there are no more, or it is late.
     *
     * @param most how many different articles; of one that was posted again only the latest counts
     * @return what was read
     */
    Read read(int most, java.util.function.Consumer<Article> each) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.ARTICLE.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<Tail> tails = partitions.stream()
                .map(partition ->
                        new Tail(partition, starts.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L)))
                .toList();
        Set<String> seen = new HashSet<>();
        int unreadable = 0;
        while (seen.size() < most && !late.getAsBoolean()) {
            tails.forEach(this::refill);
            Tail newest = tails.stream()
                    .filter(tail -> !tail.held.isEmpty())
                    .max(Comparator.comparingLong(tail -> tail.held.getLast().timestamp()))
                    .orElse(null);
            if (newest == null) {
                return new Read(seen.size(), unreadable, late.getAsBoolean());
            }
            try {
                Article article = Json.read(newest.held.removeLast().value(), Article.class);
                if (seen.add(article.id())) {
                    each.accept(article);
                }
            } catch (InvalidRecord e) {
                unreadable++;
            }
        }
        return new Read(seen.size(), unreadable, seen.size() < most);
    }

    /**
     * How far it came.
     *
     * @param articles different ones
     * @param unreadable records that are no article
     * @param late true where it stopped because it was late
     */
    record Read(int articles, int unreadable, boolean late) {}

    private void refill(Tail tail) {
        while (tail.held.isEmpty() && tail.unread > tail.start && !late.getAsBoolean()) {
            long from = Math.max(tail.start, tail.unread - STRETCH);
            consumer.assign(List.of(tail.partition));
            consumer.seek(tail.partition, from);
            while (consumer.position(tail.partition) < tail.unread && !late.getAsBoolean()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.offset() < tail.unread && record.value() != null) {
                        tail.held.addLast(record);
                    }
                }
            }
            tail.unread = from;
        }
    }

    /** What of a partition is still to be read, and what of it is held. */
    private static final class Tail {
        final TopicPartition partition;
        final long start;
        final Deque<ConsumerRecord<byte[], byte[]>> held = new ArrayDeque<>();
        /** Everything from this offset on was read. */
        long unread;

        Tail(TopicPartition partition, long start, long end) {
            this.partition = partition;
            this.start = start;
            this.unread = end;
        }
    }
}

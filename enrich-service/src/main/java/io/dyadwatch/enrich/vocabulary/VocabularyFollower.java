package io.dyadwatch.enrich.vocabulary;

import io.dyadwatch.operations.fault.Fault;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a {@link LiveVocabulary} in step with its topic: every instance reads all partitions from the beginning, without a
 * group and without committing. Starts before there is a broker or a topic, and begins again after any error; what is in
 * force stays until all has been read again.
 */
public final class VocabularyFollower implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(VocabularyFollower.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final LiveVocabulary live;
    private final VocabularyMetrics metrics;
    private final Thread thread = new Thread(this::run, "vocabulary-follower");
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicLong read = new AtomicLong();
    private volatile @Nullable Consumer<byte[], byte[]> current;

    public VocabularyFollower(VocabularyTopic topic, LiveVocabulary live, VocabularyMetrics metrics) {
        this(topic::consumer, live, metrics);
    }

    /** @param consumers makes a consumer that commits nothing */
    VocabularyFollower(Supplier<Consumer<byte[], byte[]>> consumers, LiveVocabulary live, VocabularyMetrics metrics) {
        this.consumers = consumers;
        this.live = live;
        this.metrics = metrics;
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** How many records were read so far: another number whenever it got on with that. */
    public long read() {
        return read.get();
    }

    @Override
    public void close() {
        stopping.countDown();
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(STOP_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!isStopping()) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException stopped) {
                return;
            } catch (KafkaException e) {
                LOG.warnf("The vocabulary cannot be followed for now: error=%s", e.toString());
            } catch (RuntimeException | Error e) {
                // Whatever it is, changes must not go unnoticed for good.
                LOG.errorf("The vocabulary cannot be followed for now: fault=%s", Fault.of(e));
            } finally {
                current = null;
            }
            pause();
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = VocabularyTopic.partitions(consumer);
        if (partitions.isEmpty()) {
            return;
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<Integer, Long> ends = VocabularyTopic.ends(consumer);
        TopicReading reading = new TopicReading(metrics);
        Map<Integer, Long> reached = positions(consumer, partitions);
        boolean atEnd = false;
        while (!isStopping()) {
            if (!atEnd) {
                // Nothing half read is ever handed on.
                Standing standing = reading.standing(reached);
                atEnd = standing.reaches(ends);
                if (atEnd) {
                    live.follow(standing);
                }
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                reading.take(record);
                read.incrementAndGet();
            }
            Map<Integer, Long> next = positions(consumer, partitions);
            if (atEnd && !next.equals(reached)) {
                live.follow(reading.standing(next));
            }
            reached = next;
        }
    }

    private static Map<Integer, Long> positions(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        Map<Integer, Long> positions = new HashMap<>();
        partitions.forEach(partition -> positions.put(partition.partition(), consumer.position(partition)));
        return positions;
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void pause() {
        try {
            if (stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("The vocabulary is no longer followed");
            }
        } catch (InterruptedException e) {
            stopping.countDown();
        }
    }
}

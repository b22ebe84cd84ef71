package io.dyadwatch.alert.vocabulary;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.contracts.VocabularyEntry;
import io.dyadwatch.operations.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a {@link Vocabulary} in step with its topic: every instance reads all partitions from the beginning, without a
 * group and without committing. Starts before there is a broker, a topic or an entry, and begins again after any error.
 *
 * <p>An entry that cannot be read is left out with a warning. It is no dead letter: each start of each instance would
 * write it again.
 */
public final class VocabularyReader implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(VocabularyReader.class);
    private static final String TOPIC = Topics.VOCABULARY.name();
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Vocabulary vocabulary;
    private final Thread thread = new Thread(this::run, "vocabulary-reader");
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Consumer<byte[], byte[]> current;
    /** Whether the topic was not there when last looked for; only the reading thread asks. */
    private boolean missing;

    /** @param consumers makes a consumer that commits nothing */
    public VocabularyReader(Supplier<Consumer<byte[], byte[]>> consumers, Vocabulary vocabulary) {
        this.consumers = consumers;
        this.vocabulary = vocabulary;
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
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
                LOG.warnf(
                        "The vocabulary cannot be read for now: fault=%s",
                        e.getClass().getSimpleName());
                pause();
            } catch (RuntimeException | Error e) {
                // Whatever it is, what changes must not go unnoticed for good.
                LOG.errorf("The vocabulary cannot be read for now: fault=%s", Fault.of(e));
                pause();
            } finally {
                current = null;
            }
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = partitions(consumer);
        if (partitions.isEmpty()) {
            if (!missing) {
                missing = true;
                LOG.warnf("The vocabulary waits for its topic: topic=%s", TOPIC);
            }
            pause();
            return;
        }
        missing = false;
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        while (!isStopping()) {
            // At a first start the topic is there before its entries: an empty one is not read yet.
            if (!vocabulary.isComplete() && !vocabulary.isEmpty() && isAtEnd(consumer, partitions)) {
                vocabulary.markComplete();
                LOG.info("The vocabulary is read");
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                take(record);
            }
        }
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        return consumer.partitionsFor(TOPIC).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private static boolean isAtEnd(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        if (value == null) {
            vocabulary.remove(new String(record.key(), UTF_8));
            return;
        }
        try {
            vocabulary.put(Json.read(value, VocabularyEntry.class));
        } catch (InvalidRecord e) {
            LOG.warnf(
                    "A vocabulary entry cannot be read and is left out: partition=%d offset=%d error=%s",
                    record.partition(), record.offset(), e.getMessage());
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void pause() {
        try {
            if (stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("The vocabulary is no longer read");
            }
        } catch (InterruptedException e) {
            stopping.countDown();
        }
    }
}

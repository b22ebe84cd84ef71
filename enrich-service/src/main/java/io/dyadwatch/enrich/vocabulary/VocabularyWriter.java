package io.dyadwatch.enrich.vocabulary;

import io.dyadwatch.contracts.VocabularyEntry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Writes to the vocabulary topic as the only one among all instances.
 *
 * <p>Kafka has no conditional write, but it has fencing: a producer that takes a transactional id shuts out whoever had it
 * before. So a writer takes the id, reads the topic to its end, decides, and commits; if another took the id meanwhile the
 * commit fails, nothing of it is seen by anybody, and the writer begins again. What was decided on is thereby what stands.
 */
public final class VocabularyWriter {
    private static final int ATTEMPTS = 5;
    private static final Duration TURN_LIMIT = Duration.ofSeconds(10);
    private static final Duration READ_LIMIT = Duration.ofSeconds(10);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

    private final VocabularyTopic topic;
    private final LiveVocabulary live;
    private final ReentrantLock turn = new ReentrantLock();

    public VocabularyWriter(VocabularyTopic topic, LiveVocabulary live) {
        this.topic = topic;
        this.live = live;
    }

    /** Decides what to write. */
    @FunctionalInterface
    public interface Plan {
        /**
         * @param now in force here, with everything that stands on the topic; may be called again with something newer
         * @return the records to be written together; none to leave the topic as it is
         */
        List<VocabularyEntry> records(InForce now);
    }

    /**
     * Writes what a plan says, all of it or nothing; what the plan throws is thrown.
     *
     * @return the records that were written
     * @throws KafkaException if Kafka did not answer in time, or too many write at once; whether the records were written
     *     is then not known
     */
    public List<VocabularyEntry> write(Plan plan) throws InterruptedException {
        if (!turn.tryLock(TURN_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new TimeoutException("others are writing to the vocabulary");
        }
        try {
            for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
                try {
                    return writeOnce(plan);
                } catch (KafkaException e) {
                    if (!isFenced(e)) {
                        throw e;
                    }
                }
            }
            return writeOnce(plan);
        } finally {
            turn.unlock();
        }
    }

    private List<VocabularyEntry> writeOnce(Plan plan) throws InterruptedException {
        Producer<byte[], byte[]> producer = topic.producer();
        try {
            producer.initTransactions();
            InForce now = atEnd();
            List<VocabularyEntry> records = plan.records(now);
            if (!records.isEmpty()) {
                producer.beginTransaction();
                for (VocabularyEntry each : records) {
                    String made = each.vocabularyVersion();
                    // The outcome of each send is that of the commit.
                    var sent = producer.send(
                            topic.record(each, made == null ? live.base().version() : made));
                    if (sent.isCancelled()) {
                        throw new KafkaException("a record was not sent");
                    }
                }
                producer.commitTransaction();
            }
            return records;
        } finally {
            producer.close(CLOSE_LIMIT);
        }
    }

    private InForce atEnd() throws InterruptedException {
        Map<Integer, Long> ends;
        try (Consumer<byte[], byte[]> consumer = topic.consumer()) {
            ends = VocabularyTopic.ends(consumer);
        }
        return live.await(now -> now.standing().reaches(ends), READ_LIMIT)
                .orElseThrow(() -> new TimeoutException("the vocabulary was not read to its end in time"));
    }

    private static boolean isFenced(Throwable error) {
        @Nullable Throwable cause = error;
        while (cause != null) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}

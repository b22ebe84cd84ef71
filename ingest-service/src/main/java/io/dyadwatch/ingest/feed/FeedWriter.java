package io.dyadwatch.ingest.feed;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * The producer of both topics. Made for the first record: a broker whose name does not resolve yet must not stop the
 * start. Safe for use by many threads.
 */
public final class FeedWriter implements AutoCloseable {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(3);

    private final Supplier<Producer<String, byte[]>> make;
    private @Nullable Producer<String, byte[]> producer;

    public FeedWriter(FeedKafka kafka) {
        this.make = kafka::writer;
    }

    /**
     * Sends a record.
     *
     * @throws KafkaException if there is no producer yet and none can be made, or it has no room
     */
    Future<RecordMetadata> send(ProducerRecord<String, byte[]> record, @Nullable Callback callback) {
        return producer().send(record, callback);
    }

    private synchronized Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = make.get();
        }
        return producer;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(STOP_LIMIT);
        }
    }
}

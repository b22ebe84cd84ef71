package io.dyadwatch.alert.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dyadwatch.contracts.Headers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/** Puts away records that can never be read: the bytes as they came, if they fit, and origin and error in the headers. */
public final class DeadLetters {
    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final Duration limit;

    /** @param limit for the broker's acknowledgement */
    public DeadLetters(Producer<byte[], byte[]> producer, String topic, Duration limit) {
        this.producer = producer;
        this.topic = topic;
        this.limit = limit;
    }

    /**
     * Writes one; it is on the broker when this returns.
     *
     * @param reason a short stable word
     * @param error in words, without article text
     * @throws Outage if the broker did not take it
     */
    public void add(ConsumerRecord<byte[], byte[]> record, String reason, String error) {
        try {
            send(headed(whole(record), record, reason, error));
        } catch (RecordTooLargeException e) {
            // Compressed it came through, and so it may be larger than what we can write. Its origin still has it.
            ProducerRecord<byte[], byte[]> empty =
                    new ProducerRecord<>(topic, null, timestamp(record), null, null, List.of());
            send(headed(empty, record, reason, error + " (the record is left out: its bytes do not fit)"));
        }
    }

    private ProducerRecord<byte[], byte[]> whole(ConsumerRecord<byte[], byte[]> record) {
        return new ProducerRecord<>(topic, null, timestamp(record), record.key(), record.value(), record.headers());
    }

    /** Kafka's own word for none is -1, which a producer refuses. */
    private static @Nullable Long timestamp(ConsumerRecord<byte[], byte[]> record) {
        return record.timestamp() == ConsumerRecord.NO_TIMESTAMP ? null : record.timestamp();
    }

    private static ProducerRecord<byte[], byte[]> headed(
            ProducerRecord<byte[], byte[]> letter, ConsumerRecord<byte[], byte[]> record, String reason, String error) {
        Headers.deadLetter(record.topic(), record.partition(), record.offset(), reason, error)
                .forEach((name, value) -> letter.headers().add(name, value.getBytes(UTF_8)));
        return letter;
    }

    private void send(ProducerRecord<byte[], byte[]> letter) {
        try {
            producer.send(letter).get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Outage("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RecordTooLargeException tooLarge) {
                throw tooLarge;
            }
            throw new Outage("the broker does not take a dead letter", e);
        } catch (RecordTooLargeException e) {
            throw e;
        } catch (TimeoutException | KafkaException e) {
            throw new Outage("the broker does not take a dead letter", e);
        }
    }
}

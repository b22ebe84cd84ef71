package io.dyadwatch.alert.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dyadwatch.contracts.Headers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Puts away records that can never be read: the bytes as they came, origin and error in the headers. */
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
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(topic, null, record.timestamp(), record.key(), record.value(), record.headers());
        Headers.deadLetter(record.topic(), record.partition(), record.offset(), reason, error)
                .forEach((name, value) -> letter.headers().add(name, value.getBytes(UTF_8)));
        try {
            producer.send(letter).get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Outage("interrupted", e);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new Outage("the broker does not take a dead letter", e);
        }
    }
}

package io.dyadwatch.alert.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dyadwatch.contracts.Headers;
import io.dyadwatch.contracts.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;

/** Writes alerts to {@code news.alert.v1}, keyed by watch. The event id is the delivery's: a repeated write can be told. */
public final class KafkaSender {
    private final Producer<byte[], byte[]> producer;
    private final Clock clock;
    private final Duration limit;

    /** @param limit for the broker's acknowledgement; longer than the producer's own */
    public KafkaSender(Producer<byte[], byte[]> producer, Clock clock, Duration limit) {
        this.producer = producer;
        this.clock = clock;
        this.limit = limit;
    }

    AttemptResult send(Claim claim, Claim.Goal.Kafka goal) {
        try {
            producer.send(record(claim, goal)).get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return new AttemptResult.Delivered(null, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new AttemptResult.Unavailable("interrupted");
        } catch (TimeoutException e) {
            return new AttemptResult.Unavailable("the broker did not answer");
        } catch (ExecutionException | KafkaException e) {
            return failure(e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e);
        }
    }

    private ProducerRecord<byte[], byte[]> record(Claim claim, Claim.Goal.Kafka goal) {
        Instant now = clock.instant();
        // A broker refuses timestamps that lie ahead.
        Instant timestamp = goal.fetchedAt().isAfter(now) ? now : goal.fetchedAt();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topics.ALERT.name(),
                null,
                timestamp.toEpochMilli(),
                goal.watch().toString().getBytes(UTF_8),
                claim.body().bytes());
        Headers.envelope(Topics.ALERT, claim.id().toString(), "/alert-service", timestamp)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        claim.traceparent().ifPresent(trace -> record.headers().add(Headers.TRACEPARENT, trace.getBytes(UTF_8)));
        return record;
    }

    private static AttemptResult failure(Throwable cause) {
        String name = cause.getClass().getSimpleName();
        return cause instanceof RetriableException
                ? new AttemptResult.Unavailable("the broker is away: " + name)
                : new AttemptResult.Failed(null, false, "the broker refused it: " + name, null, null);
    }
}

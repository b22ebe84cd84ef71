package io.dyadwatch.cli.kafka;

import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.contracts.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Clients of one Kafka, which give up after a minute without an answer: a machine that is in trouble is slow to give one.
 *
 * @param given settings of the operator, for every client
 */
public record KafkaAccess(String bootstrapServers, Map<String, Object> given) {
    private static final int PATIENCE_MILLIS = 60_000;

    public KafkaAccess {
        given = Map.copyOf(given);
    }

    public Admin admin() {
        return made(settings(), Admin::create);
    }

    /** Assigned by hand, {@code read_committed}, nothing committed but by command; from the start of a partition if it has no better word. */
    public Consumer<byte[], byte[]> consumer(Map<String, Object> further) {
        Map<String, Object> settings = settings();
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // The topics are provisioned; looking must not make one.
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.putAll(further);
        return made(settings, s -> new KafkaConsumer<>(s, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    /** Acknowledged by all replicas in sync, in order and once each. */
    public Producer<byte[], byte[]> producer() {
        Map<String, Object> settings = settings();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * PATIENCE_MILLIS);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.ARTICLE_DLQ.maxMessageBytes());
        // What came in compressed fits no other way.
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        return made(settings, s -> new KafkaProducer<>(s, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    /**
     * What an administrative request answers.
     *
     * @throws Failure if Kafka does not answer
     * @throws KafkaException if it refuses
     */
    public <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TimeoutException timeout) {
                throw noAnswer(timeout);
            }
            throw e.getCause() instanceof KafkaException refused ? refused : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }

    /** The same as what a user is told when Kafka does not answer. */
    public Failure noAnswer(KafkaException cause) {
        return new Failure(
                "no answer from Kafka at " + bootstrapServers + ": is it up, and does it let you in?", cause);
    }

    /** How long its clients wait. */
    public static Duration patience() {
        return Duration.ofMillis(PATIENCE_MILLIS);
    }

    /** What each of its clients is told. */
    public Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 2);
        settings.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        settings.putAll(given);
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return settings;
    }

    private <T> T made(Map<String, Object> settings, Function<Map<String, Object>, T> maker) {
        try {
            return maker.apply(settings);
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new Failure(
                    "no client for Kafka at '" + bootstrapServers + "' (HOST:PORT) could be made: "
                            + cause.getMessage(),
                    e);
        }
    }
}

package io.dyadwatch.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Headers;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes to and reads from the broker under test. */
public final class KafkaTopics implements AutoCloseable {
    private final Map<String, Object> settings;
    private final KafkaProducer<byte[], byte[]> producer;

    public KafkaTopics(String bootstrapServers) {
        this.settings = Map.of("bootstrap.servers", bootstrapServers);
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Publishes an enriched article with a trace. */
    public void publish(EnrichedArticle article, String traceparent) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topics.ENRICHED_ARTICLE.name(), article.article().id().getBytes(UTF_8), Json.write(article));
        record.headers().add(Headers.TRACEPARENT, traceparent.getBytes(UTF_8));
        send(record);
    }

    /** Publishes anything to a partition of the enriched articles. */
    public void publish(int partition, byte[] key, byte[] value) {
        send(new ProducerRecord<>(Topics.ENRICHED_ARTICLE.name(), partition, key, value));
    }

    /** Everything that is in a topic now. */
    public List<ConsumerRecord<byte[], byte[]>> all(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
            return found;
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}

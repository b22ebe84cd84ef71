package io.dyadwatch.system;

import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What stands on a topic for a {@code read_committed} reader, from its beginning; commits no offsets. */
final class TopicLog<T> implements AutoCloseable {
    private final Topic<T> topic;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

    TopicLog(String bootstrapServers, Topic<T> topic) {
        this(Map.of("bootstrap.servers", bootstrapServers), topic);
    }

    /** @param kafka settings of a client that may read the topic */
    TopicLog(Map<String, Object> kafka, Topic<T> topic) {
        this.topic = topic;
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", "false");
        settings.put("max.partition.fetch.bytes", "10485760");
        this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads what has come since the last call, and returns everything so far. */
    List<ConsumerRecord<String, byte[]>> records() {
        consumer.poll(Duration.ofMillis(10)).forEach(records::add);
        return records;
    }

    /** {@link #records()} decoded. */
    List<T> values() {
        return records().stream()
                .map(r -> Json.read(Objects.requireNonNull(r.value()), topic.type()))
                .toList();
    }

    @Override
    public void close() {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(1)));
    }
}

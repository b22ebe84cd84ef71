package io.dyadwatch.system;

import io.dyadwatch.contracts.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** How many records of each key stand on a topic for a {@code read_committed} reader; keeps no values. */
final class KeyCounts implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, Integer> counts = new HashMap<>();

    KeyCounts(String bootstrapServers, Topic<?> topic) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "isolation.level", "read_committed",
                        "enable.auto.commit", "false"),
                new StringDeserializer(),
                // Values are not needed, and many do not fit.
                (name, bytes) -> new byte[0]);
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads what has come since the last call, and answers everything so far. */
    Map<String, Integer> counts() {
        consumer.poll(Duration.ofMillis(10)).forEach(each -> counts.merge(each.key(), 1, Integer::sum));
        return counts;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }
}

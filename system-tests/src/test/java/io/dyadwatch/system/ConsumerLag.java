package io.dyadwatch.system;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How many records of a topic a consumer group has not committed yet. Counted by record, not by offset: the markers of
 * transactions have offsets too.
 */
final class ConsumerLag implements AutoCloseable {
    private final Admin admin;
    private final String group;
    private final TopicLog<?> log;

    ConsumerLag(String bootstrapServers, String group, TopicLog<?> log) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.group = group;
        this.log = log;
    }

    long records() {
        Map<TopicPartition, OffsetAndMetadata> committed = committed();
        return log.records().stream()
                .filter(record -> {
                    OffsetAndMetadata at = committed.get(new TopicPartition(record.topic(), record.partition()));
                    return at == null || record.offset() >= at.offset();
                })
                .count();
    }

    private Map<TopicPartition, OffsetAndMetadata> committed() {
        try {
            return admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}

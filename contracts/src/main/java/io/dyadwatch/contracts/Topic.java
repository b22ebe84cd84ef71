package io.dyadwatch.contracts;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka topic and what it holds.
 *
 * @param name as on the broker
 * @param type class of the value, or {@code byte[]} where the value is kept as it came
 * @param eventType CloudEvents {@code type} of its records; absent where they keep their own headers
 * @param partitions number of partitions when it is made
 * @param retention how long a record is kept; absent for a compacted topic
 * @param maxMessageBytes largest record batch that the broker takes
 */
public record Topic<T>(
        String name,
        Class<T> type,
        @Nullable String eventType,
        int partitions,
        @Nullable Duration retention,
        int maxMessageBytes) {

    private static final int COMPACTED_SEGMENT_BYTES = 16 * 1024 * 1024;

    /** The topic's settings on the broker, by Kafka's own names. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        if (retention == null) {
            settings.put("cleanup.policy", "compact");
            // Only closed segments are compacted, and whoever starts reads the whole log.
            settings.put("segment.bytes", Integer.toString(COMPACTED_SEGMENT_BYTES));
        } else {
            settings.put("cleanup.policy", "delete");
            settings.put("retention.ms", Long.toString(retention.toMillis()));
        }
        settings.put("max.message.bytes", Integer.toString(maxMessageBytes));
        return settings;
    }

    /** The topic for records of this one that its reader could not read: the bytes as they came. */
    public Topic<byte[]> deadLetters() {
        // A dead letter is the record as it came plus the headers that tell its origin.
        return new Topic<>(
                name + ".dlq", byte[].class, null, partitions, Duration.ofDays(30), maxMessageBytes + 64 * 1024);
    }
}

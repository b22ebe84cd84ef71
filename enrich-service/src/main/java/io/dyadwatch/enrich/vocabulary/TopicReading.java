package io.dyadwatch.enrich.vocabulary;

import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.VocabularyEntry;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Reads the vocabulary topic record by record. What is no entry is left out: its key then stands for nothing, as it would
 * for an instance that starts after the topic was compacted.
 */
final class TopicReading {
    private static final Logger LOG = Logger.getLogger(TopicReading.class);
    private static final int MAX_KEY_BYTES = 300;

    private final VocabularyMetrics metrics;
    private final Map<String, Followed> latest = new HashMap<>();
    private final Set<String> unreadable = new HashSet<>();

    TopicReading(VocabularyMetrics metrics) {
        this.metrics = metrics;
    }

    void take(ConsumerRecord<byte[], byte[]> record) {
        byte[] keyBytes = record.key();
        if (keyBytes == null || keyBytes.length > MAX_KEY_BYTES) {
            skip("?", record, "the record has no key of an entry");
            return;
        }
        String key = new String(keyBytes, StandardCharsets.UTF_8);
        latest.remove(key);
        unreadable.remove(key);
        if (record.value() == null) {
            return;
        }
        try {
            VocabularyEntry entry = Json.read(record.value(), VocabularyEntry.class);
            if (entry.key().equals(key)) {
                latest.put(key, new Followed(entry, record.partition(), record.offset()));
                return;
            }
            skip(key, record, "the record's key is not its entry's");
        } catch (InvalidRecord e) {
            skip(key, record, String.valueOf(e.getMessage()));
        }
        unreadable.add(key);
    }

    /** @param positions by partition, the offset of the next record to be taken */
    Standing standing(Map<Integer, Long> positions) {
        return new Standing(latest, unreadable, positions);
    }

    private void skip(String key, ConsumerRecord<byte[], byte[]> record, String problem) {
        metrics.skipped(VocabularyMetrics.Reason.UNREADABLE);
        // A key that somebody else wrote may be anything: what is no key of an entry is not repeated.
        String named = key.matches("(actor|topic)/[a-z0-9-]+") ? key : "?";
        LOG.warnf(
                "A vocabulary record is skipped: recordKey=%s partition=%d offset=%d error=%s",
                named, record.partition(), record.offset(), problem);
    }
}

package io.dyadwatch.enrich.stream;

import io.dyadwatch.contracts.Headers;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.enrich.deadletter.Rejection;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A rejected record as it came, with its origin and the reason in further headers. */
final class AddressDeadLetter extends ContextualProcessor<byte[], Passage.Rejected, byte[], byte[]> {
    private static final Logger LOG = Logger.getLogger(AddressDeadLetter.class);

    /** Room for our own headers and the batch within the topic's limit. */
    private static final int RECORD_OVERHEAD = 16 * 1024;

    private static final int MAX_BYTES = Topics.ARTICLE_DLQ.maxMessageBytes() - RECORD_OVERHEAD;

    private final EnrichMetrics metrics;

    AddressDeadLetter(EnrichMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void process(Record<byte[], Passage.Rejected> record) {
        Rejection rejection = record.value().rejection();
        Origin origin = context().recordMetadata().map(Origin::of).orElse(Origin.UNKNOWN);
        LOG.warnf(
                "An article record went to the dead letters: topic=%s partition=%d offset=%d reason=%s error=%s",
                origin.topic(),
                origin.partition(),
                origin.offset(),
                rejection.reason().code(),
                rejection.error());
        context().forward(addressed(record, origin));
        metrics.deadLettered(rejection.reason());
    }

    private static Record<byte[], byte[]> addressed(Record<byte[], Passage.Rejected> record, Origin origin) {
        Rejection rejection = record.value().rejection();
        Bytes raw = record.value().raw();
        long size = size(record.key(), raw, record.headers());
        if (size <= MAX_BYTES) {
            return new Record<>(
                    record.key(),
                    raw == null ? null : raw.get(),
                    record.timestamp(),
                    heading(record.headers(), origin, rejection.reason(), rejection.error()));
        }
        // Compressed it came through, and so it may be larger than what we can write. Its origin still has it.
        return new Record<>(
                null,
                null,
                record.timestamp(),
                heading(
                        new RecordHeaders(),
                        origin,
                        rejection.reason(),
                        rejection.error() + " (the record is left out: its " + size + " bytes do not fit)"));
    }

    private static RecordHeaders heading(
            org.apache.kafka.common.header.Headers came, Origin origin, Rejection.Reason reason, String error) {
        RecordHeaders headers = new RecordHeaders(came);
        RecordHeading.addAll(
                headers, Headers.deadLetter(origin.topic(), origin.partition(), origin.offset(), reason.code(), error));
        return headers;
    }

    private static long size(byte @Nullable [] key, @Nullable Bytes raw, Iterable<Header> headers) {
        // A header or field takes at most ten bytes for its lengths.
        long size = length(key) + length(raw == null ? null : raw.get()) + 20;
        for (Header header : headers) {
            size += header.key().length() * 3L + length(header.value()) + 20;
        }
        return size;
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private record Origin(String topic, int partition, long offset) {
        /** Only where the topology is driven by something else than a record. */
        static final Origin UNKNOWN = new Origin(Topics.ARTICLE.name(), -1, -1);

        static Origin of(RecordMetadata metadata) {
            return new Origin(metadata.topic(), metadata.partition(), metadata.offset());
        }
    }
}

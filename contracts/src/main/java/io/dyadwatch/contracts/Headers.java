package io.dyadwatch.contracts;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Names of the Kafka record headers. Values are UTF-8.
 *
 * <p>The envelope is CloudEvents 1.0, Kafka protocol binding, binary content mode; the trace is W3C Trace Context; a dead
 * letter carries its origin and error.
 */
public final class Headers {
    public static final String CE_SPEC_VERSION = "ce_specversion";
    public static final String CE_ID = "ce_id";
    public static final String CE_SOURCE = "ce_source";
    public static final String CE_TYPE = "ce_type";
    public static final String CE_TIME = "ce_time";
    public static final String CONTENT_TYPE = "content-type";
    public static final String TRACEPARENT = "traceparent";

    /** Dead letter: topic, partition and offset the record came from. */
    public static final String DLQ_TOPIC = "dlq_origin_topic";

    public static final String DLQ_PARTITION = "dlq_origin_partition";
    public static final String DLQ_OFFSET = "dlq_origin_offset";
    /** Dead letter: a short stable word for why, for example {@code unreadable} or {@code too-large}. */
    public static final String DLQ_REASON = "dlq_reason";
    /** Dead letter: the error in words, never with article text in it. */
    public static final String DLQ_ERROR = "dlq_error";
    /** A record that was put back from the dead letters: how often, from 1. It stays when the record ends there again. */
    public static final String DLQ_REDRIVEN = "dlq_redriven";

    /** What a dead letter has beside the headers of the record that it was. */
    public static final Set<String> OF_DEAD_LETTERS =
            Set.of(DLQ_TOPIC, DLQ_PARTITION, DLQ_OFFSET, DLQ_REASON, DLQ_ERROR);

    private Headers() {}

    /**
     * The envelope of one record.
     *
     * @param topic the topic it goes to; must have an event type
     * @param id unique for this event at this source
     * @param source URI reference of the service that writes it, for example {@code /ingest-service}
     * @param time when what it tells happened
     */
    public static Map<String, String> envelope(Topic<?> topic, String id, String source, Instant time) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(CE_SPEC_VERSION, "1.0");
        headers.put(CE_ID, id);
        headers.put(CE_SOURCE, source);
        headers.put(CE_TYPE, Check.present("eventType", topic.eventType()));
        headers.put(CE_TIME, time.toString());
        headers.put(CONTENT_TYPE, "application/json");
        return headers;
    }

    /** The headers that tell where a dead letter came from and why; to be added to its own. */
    public static Map<String, String> deadLetter(
            String topic, int partition, long offset, String reason, String error) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(DLQ_TOPIC, topic);
        headers.put(DLQ_PARTITION, Integer.toString(partition));
        headers.put(DLQ_OFFSET, Long.toString(offset));
        headers.put(DLQ_REASON, reason);
        headers.put(DLQ_ERROR, error);
        return headers;
    }
}

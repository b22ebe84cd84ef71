package io.dyadwatch.enrich.tag;

import java.nio.charset.StandardCharsets;

/** A record on its way to Kafka. */
public final class OutgoingRecord {
    private final String key;
    private final String eventId;
    private final byte[] value;

    /**
     * @param key the record's
     * @param eventId unique among the records that this service writes to the topic
     * @param value JSON; must not be changed any more
     */
    OutgoingRecord(String key, String eventId, byte[] value) {
        this.key = key;
        this.eventId = eventId;
        this.value = value;
    }

    /** The record's key in UTF-8. */
    public byte[] key() {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    /** The CloudEvents id. */
    public String eventId() {
        return eventId;
    }

    /** JSON in UTF-8; not a copy. */
    public byte[] value() {
        return value;
    }
}

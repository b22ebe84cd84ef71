package io.dyadwatch.operations.log;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The vocabulary of our log statements: {@code What happened: key=value key=value}. Ids, numbers and fixed words only; a
 * value is never text of an article, an address of a subscriber, a secret or a token.
 */
public enum LogKey {
    ARTICLE_ID("articleId"),
    WATCH_ID("watchId"),
    ALERT_ID("alertId"),
    DELIVERY_ID("deliveryId"),
    ENDPOINT_ID("endpointId"),
    FEED_ID("feedId"),
    /** Of what operators are told. */
    EVENT_ID("eventId"),
    TOPIC("topic"),
    PARTITION("partition"),
    OFFSET("offset"),
    /** Of a record of the vocabulary. */
    RECORD_KEY("recordKey"),
    /** W3C trace id, 32 hexadecimal digits; set by the framework while a span is current. */
    TRACE_ID("traceId"),
    /** Set by the framework. */
    SPAN_ID("spanId"),
    /** Of the span above; set by the framework. */
    PARENT_ID("parentId"),
    /** Whether the trace goes to the collector; set by the framework. */
    SAMPLED("sampled"),

    /** {@code ingest}, {@code enrich} or {@code alert}. */
    HOP("hop"),
    /** What is done again and again. */
    JOB("job"),

    /** Of encryption keys, which are not secret. */
    KEY_ID("keyId"),
    KEY_IDS("keyIds"),
    /** Of the vocabulary. */
    VERSION("version"),

    /** What is wrong, in words. */
    ERROR("error"),
    /** Class and place of a fault of our own. */
    FAULT("fault"),
    PLACE("place"),
    /** PostgreSQL's code of five characters. */
    SQLSTATE("sqlstate"),
    REASON("reason"),
    /** Of an HTTP answer. */
    STATUS("status"),
    /** What was tried. */
    WHAT("what"),
    KIND("kind"),
    MISSING("missing"),

    /** ISO 8601 durations. */
    LIMIT("limit"),
    PAUSE("pause"),
    STANDSTILL("standstill"),
    TIMEOUT("timeout"),

    /** How many. */
    CHANGED("changed"),
    DELIVERIES("deliveries"),
    ENDPOINTS("endpoints"),
    ENTRIES("entries"),
    PARTITIONS("partitions"),
    PERCENT("percent"),
    SKIPPED("skipped"),
    UNREADABLE("unreadable"),
    WATCHES("watches"),
    WRITTEN("written");

    private static final Map<String, LogKey> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(LogKey::word, Function.identity()));

    private final String word;

    LogKey(String word) {
        this.word = word;
    }

    /** As it stands in a log. */
    public String word() {
        return word;
    }

    /** The key of this word, if there is one. */
    public static Optional<LogKey> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }
}

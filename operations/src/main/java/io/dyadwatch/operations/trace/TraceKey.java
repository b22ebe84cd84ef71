package io.dyadwatch.operations.trace;

/** All that a span of ours may tell. {@code messaging.*} and {@code http.*} are OpenTelemetry's semantic conventions. */
public enum TraceKey {
    SYSTEM("messaging.system"),
    TOPIC("messaging.destination.name"),
    PARTITION("messaging.destination.partition.id"),
    OFFSET("messaging.kafka.offset"),
    ARTICLE("dyadwatch.article.id"),
    DELIVERY("dyadwatch.delivery.id"),
    ENDPOINT("dyadwatch.endpoint.id"),
    WATCH("dyadwatch.watch.id"),
    /** Number of the attempt, from 1. */
    ATTEMPT("dyadwatch.attempt"),
    /** What came of it, one of few words. */
    OUTCOME("dyadwatch.outcome"),
    /** Why it failed, in words of our own. */
    REASON("dyadwatch.reason"),
    STATUS("http.response.status_code");

    private final String attribute;

    TraceKey(String attribute) {
        this.attribute = attribute;
    }

    String attribute() {
        return attribute;
    }
}

package io.dyadwatch.enrich.stream;

import io.dyadwatch.contracts.Headers;
import io.dyadwatch.contracts.Topic;
import io.dyadwatch.contracts.TraceParent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The headers of the records that this service writes. */
final class RecordHeading {
    private static final String SOURCE = "/enrich-service";

    private RecordHeading() {}

    /**
     * The envelope of a finding.
     *
     * @param incoming headers of the article's record, of which a well-formed trace is passed on
     */
    static RecordHeaders envelope(
            Topic<?> topic, String eventId, Instant time, org.apache.kafka.common.header.Headers incoming) {
        RecordHeaders headers = new RecordHeaders();
        addAll(headers, Headers.envelope(topic, eventId, SOURCE, time));
        Header trace = incoming.lastHeader(Headers.TRACEPARENT);
        if (trace != null && trace.value() != null) {
            TraceParent.of(new String(trace.value(), StandardCharsets.UTF_8))
                    .ifPresent(passedOn -> addAll(headers, Map.of(Headers.TRACEPARENT, passedOn.value())));
        }
        return headers;
    }

    /** Adds or replaces headers. */
    static void addAll(org.apache.kafka.common.header.Headers headers, Map<String, String> added) {
        added.forEach((name, value) -> {
            headers.remove(name);
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        });
    }
}

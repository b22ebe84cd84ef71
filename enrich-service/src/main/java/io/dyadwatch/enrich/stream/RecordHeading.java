package io.dyadwatch.enrich.stream;

import io.dyadwatch.contracts.Headers;
import io.dyadwatch.contracts.Topic;
import io.dyadwatch.contracts.TraceParent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The headers of the records that this service writes. */
final class RecordHeading {
    private static final String SOURCE = "/enrich-service";

    private RecordHeading() {}

    /**
     * The envelope of a finding.
     *
     * @param trace what the article's record is part of
     */
    static RecordHeaders envelope(Topic<?> topic, String eventId, Instant time, Optional<TraceParent> trace) {
        RecordHeaders headers = new RecordHeaders();
        addAll(headers, Headers.envelope(topic, eventId, SOURCE, time));
        trace.ifPresent(passedOn -> addAll(headers, trace(passedOn)));
        return headers;
    }

    /** The trace that a record is part of, if it names one that is well formed. */
    static Optional<TraceParent> trace(org.apache.kafka.common.header.Headers incoming) {
        Header trace = incoming.lastHeader(Headers.TRACEPARENT);
        return trace == null || trace.value() == null
                ? Optional.empty()
                : TraceParent.of(new String(trace.value(), StandardCharsets.UTF_8));
    }

    /** A trace as a header. */
    static Map<String, String> trace(TraceParent trace) {
        return Map.of(Headers.TRACEPARENT, trace.value());
    }

    /** Adds or replaces headers. */
    static void addAll(org.apache.kafka.common.header.Headers headers, Map<String, String> added) {
        added.forEach((name, value) -> {
            headers.remove(name);
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        });
    }
}

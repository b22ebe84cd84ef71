package io.dyadwatch.enrich.stream;

import io.dyadwatch.contracts.Headers;
import io.dyadwatch.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The headers of the records that this service writes. */
final class RecordHeading {
    private static final String SOURCE = "/enrich-service";
    /** W3C Trace Context, version 00 and those that keep its form. Anything else is not passed on. */
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private RecordHeading() {}

    /**
     * The envelope of a finding.
     *
     * @param incoming headers of the article's record, of which the trace is passed on
     */
    static RecordHeaders envelope(
            Topic<?> topic, String eventId, Instant time, org.apache.kafka.common.header.Headers incoming) {
        RecordHeaders headers = new RecordHeaders();
        addAll(headers, Headers.envelope(topic, eventId, SOURCE, time));
        Header trace = incoming.lastHeader(Headers.TRACEPARENT);
        if (trace != null
                && trace.value() != null
                && TRACEPARENT
                        .matcher(new String(trace.value(), StandardCharsets.UTF_8))
                        .matches()) {
            headers.add(trace);
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

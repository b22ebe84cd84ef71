package io.dyadwatch.enrich.stream;

import io.dyadwatch.contracts.Topic;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.contracts.TraceParent;
import io.dyadwatch.enrich.tag.OutgoingRecord;
import io.dyadwatch.operations.trace.Step;
import io.dyadwatch.operations.trace.TraceKey;
import io.dyadwatch.operations.trace.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The enriched article, then its pairs; their Kafka timestamp is the article's {@code fetchedAt}. The article has a span of
 * its own, which the next service goes on from; pairs, which may be 200, are part of the record's.
 */
final class PublishFindings extends ContextualProcessor<byte[], Passage.Tagged, byte[], byte[]> {
    private final EnrichMetrics metrics;
    private final Tracing tracing;

    PublishFindings(EnrichMetrics metrics, Tracing tracing) {
        this.metrics = metrics;
        this.tracing = tracing;
    }

    @Override
    public void process(Record<byte[], Passage.Tagged> record) {
        Passage.Tagged tagged = record.value();
        try (Step step = tracing.begin(
                        "send " + Topics.ENRICHED_ARTICLE.name(),
                        SpanKind.PRODUCER,
                        RecordHeading.trace(record.headers()))
                .with(TraceKey.SYSTEM, "kafka")
                .with(TraceKey.TOPIC, Topics.ENRICHED_ARTICLE.name())
                .with(TraceKey.ARTICLE, tagged.article().id())) {
            publish(
                    tagged.found().article(),
                    Topics.ENRICHED_ARTICLE,
                    EnrichTopology.ENRICHED_ARTICLES,
                    record,
                    step.onward());
        }
        for (OutgoingRecord pair : tagged.found().pairs()) {
            publish(pair, Topics.ACTOR_PAIR, EnrichTopology.ACTOR_PAIRS, record, RecordHeading.trace(record.headers()));
        }
        metrics.enriched(tagged.found().found());
    }

    private void publish(
            OutgoingRecord outgoing,
            Topic<?> topic,
            String sink,
            Record<byte[], Passage.Tagged> record,
            Optional<TraceParent> trace) {
        Headers headers =
                RecordHeading.envelope(topic, outgoing.eventId(), Instant.ofEpochMilli(record.timestamp()), trace);
        long timestamp = record.value().article().fetchedAt().toEpochMilli();
        context().forward(new Record<>(outgoing.key(), outgoing.value(), timestamp, headers), sink);
    }
}

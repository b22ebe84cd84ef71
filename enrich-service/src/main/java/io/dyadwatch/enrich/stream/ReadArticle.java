package io.dyadwatch.enrich.stream;

import io.dyadwatch.contracts.Topics;
import io.dyadwatch.enrich.read.ArticleReader;
import io.dyadwatch.enrich.read.Reading;
import io.dyadwatch.operations.trace.Step;
import io.dyadwatch.operations.trace.TraceKey;
import io.dyadwatch.operations.trace.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Bytes to an article, or to the dead letters. All that becomes of a record is within this step's span. */
final class ReadArticle extends ContextualProcessor<byte[], byte[], byte[], Passage> {
    private final ArticleReader reader;
    private final Tracing tracing;

    ReadArticle(ArticleReader reader, Tracing tracing) {
        this.reader = reader;
        this.tracing = tracing;
    }

    @Override
    @SuppressWarnings("try") // the scope is there to be left
    public void process(Record<byte[], byte[]> record) {
        try (Step step = tracing.begin(
                        "process " + Topics.ARTICLE.name(), SpanKind.CONSUMER, RecordHeading.trace(record.headers()));
                Scope ignored = step.current()) {
            step.with(TraceKey.SYSTEM, "kafka").with(TraceKey.TOPIC, Topics.ARTICLE.name());
            context()
                    .recordMetadata()
                    .ifPresent(origin ->
                            step.with(TraceKey.PARTITION, origin.partition()).with(TraceKey.OFFSET, origin.offset()));
            step.onward().ifPresent(trace -> RecordHeading.addAll(record.headers(), RecordHeading.trace(trace)));
            read(record);
        }
    }

    private void read(Record<byte[], byte[]> record) {
        Bytes raw = Bytes.wrap(record.value());
        Reading reading = reader.read(record.key(), record.value(), Instant.ofEpochMilli(record.timestamp()));
        if (reading instanceof Reading.Legible legible) {
            Passage arrived = new Passage.Arrived(raw, legible.article());
            context().forward(record.withValue(arrived), EnrichTopology.ASSIGN_REVISION);
        } else if (reading instanceof Reading.Unreadable unreadable) {
            Passage rejected = new Passage.Rejected(raw, unreadable.rejection());
            context().forward(record.withValue(rejected), EnrichTopology.ADDRESS_DEAD_LETTER);
        }
    }
}

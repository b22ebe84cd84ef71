package io.dyadwatch.enrich.stream;

import io.dyadwatch.enrich.tag.ArticleEnricher;
import io.dyadwatch.enrich.tag.Outcome;
import io.dyadwatch.operations.trace.Step;
import io.dyadwatch.operations.trace.TraceKey;
import io.dyadwatch.operations.trace.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** The pure tagger as one step; what it breaks on becomes a dead letter. */
final class TagArticle extends ContextualProcessor<byte[], Passage.Revised, byte[], Passage> {
    private final ArticleEnricher enricher;
    private final EnrichMetrics metrics;
    private final Tracing tracing;

    TagArticle(ArticleEnricher enricher, EnrichMetrics metrics, Tracing tracing) {
        this.enricher = enricher;
        this.metrics = metrics;
        this.tracing = tracing;
    }

    @Override
    public void process(Record<byte[], Passage.Revised> record) {
        Passage.Revised revised = record.value();
        Outcome outcome = tag(record, revised);
        if (outcome instanceof Outcome.Enriched enriched) {
            Passage tagged = new Passage.Tagged(revised.article(), revised.seen(), enriched);
            context().forward(record.withValue(tagged), EnrichTopology.REMEMBER_REVISION);
        } else if (outcome instanceof Outcome.Rejected rejected) {
            Passage deadLetter = new Passage.Rejected(revised.raw(), rejected.rejection());
            context().forward(record.withValue(deadLetter), EnrichTopology.ADDRESS_DEAD_LETTER);
        }
    }

    private Outcome tag(Record<byte[], Passage.Revised> record, Passage.Revised revised) {
        try (Step step = tracing.begin("tag article", SpanKind.INTERNAL, RecordHeading.trace(record.headers()))
                .with(TraceKey.ARTICLE, revised.article().id())) {
            Outcome outcome = metrics.timed(
                    () -> enricher.enrich(revised.article(), revised.seen().revision()));
            if (outcome instanceof Outcome.Rejected rejected) {
                step.failed(rejected.rejection().reason().code());
            }
            return outcome;
        }
    }
}

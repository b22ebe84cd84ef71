package io.dyadwatch.enrich.stream;

import io.dyadwatch.enrich.tag.ArticleEnricher;
import io.dyadwatch.enrich.tag.Outcome;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** The pure tagger as one step; what it breaks on becomes a dead letter. */
final class TagArticle extends ContextualProcessor<byte[], Passage.Revised, byte[], Passage> {
    private final ArticleEnricher enricher;
    private final EnrichMetrics metrics;

    TagArticle(ArticleEnricher enricher, EnrichMetrics metrics) {
        this.enricher = enricher;
        this.metrics = metrics;
    }

    @Override
    public void process(Record<byte[], Passage.Revised> record) {
        Passage.Revised revised = record.value();
        Outcome outcome = metrics.timed(
                () -> enricher.enrich(revised.article(), revised.seen().revision()));
        if (outcome instanceof Outcome.Enriched enriched) {
            Passage tagged = new Passage.Tagged(revised.article(), revised.seen(), enriched);
            context().forward(record.withValue(tagged), EnrichTopology.REMEMBER_REVISION);
        } else if (outcome instanceof Outcome.Rejected rejected) {
            Passage deadLetter = new Passage.Rejected(revised.raw(), rejected.rejection());
            context().forward(record.withValue(deadLetter), EnrichTopology.ADDRESS_DEAD_LETTER);
        }
    }
}

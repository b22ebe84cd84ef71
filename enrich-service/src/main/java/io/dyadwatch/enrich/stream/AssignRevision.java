package io.dyadwatch.enrich.stream;

import static java.util.Objects.requireNonNull;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.enrich.revision.Seen;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * The same text again ends here; another is the next revision. Nothing new is remembered yet: a text that ends as a dead
 * letter further down is tried again when it comes again.
 */
final class AssignRevision extends ContextualProcessor<byte[], Passage.Arrived, byte[], Passage> {
    private final EnrichMetrics metrics;
    private final Duration retention;
    private @Nullable LatestRevisions revisions;

    AssignRevision(EnrichMetrics metrics, Duration retention) {
        this.metrics = metrics;
        this.retention = retention;
    }

    @Override
    public void init(ProcessorContext<byte[], Passage> context) {
        super.init(context);
        revisions = new LatestRevisions(context.getStateStore(LatestRevisions.STORE), retention);
    }

    @Override
    public void process(Record<byte[], Passage.Arrived> record) {
        LatestRevisions known = requireNonNull(revisions);
        Article article = record.value().article();
        Optional<LatestRevisions.Dated> latest = known.find(article.id(), record.timestamp());
        Optional<Seen> next = Seen.next(latest.map(LatestRevisions.Dated::seen), article);
        if (next.isPresent()) {
            Passage revised = new Passage.Revised(record.value().raw(), article, next.get());
            context().forward(record.withValue(revised), EnrichTopology.TAG);
            return;
        }
        metrics.unchanged();
        latest.filter(entry -> known.isAgeing(entry, record.timestamp()))
                .ifPresent(entry -> known.remember(article.id(), entry.seen(), record.timestamp()));
    }
}

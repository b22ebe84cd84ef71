package io.dyadwatch.enrich.stream;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** What goes downstream is what the next text of the same article is compared with. */
final class RememberRevision extends ContextualProcessor<byte[], Passage.Tagged, byte[], Passage.Tagged> {
    private final Duration retention;
    private @Nullable LatestRevisions revisions;

    RememberRevision(Duration retention) {
        this.retention = retention;
    }

    @Override
    public void init(ProcessorContext<byte[], Passage.Tagged> context) {
        super.init(context);
        revisions = new LatestRevisions(context.getStateStore(LatestRevisions.STORE), retention);
    }

    @Override
    public void process(Record<byte[], Passage.Tagged> record) {
        Passage.Tagged tagged = record.value();
        requireNonNull(revisions).remember(tagged.article().id(), tagged.seen(), record.timestamp());
        context().forward(record);
    }
}

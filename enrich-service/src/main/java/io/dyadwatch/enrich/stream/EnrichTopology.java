package io.dyadwatch.enrich.stream;

import io.dyadwatch.contracts.Topics;
import io.dyadwatch.enrich.read.ArticleReader;
import io.dyadwatch.enrich.tag.ArticleEnricher;
import io.dyadwatch.operations.trace.Tracing;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;

/**
 * Articles in; enriched articles, pairs and dead letters out.
 *
 * <p>One record walks down the graph at a time, so what a later step remembers is what an earlier one sees for the next
 * record. Each name below is part of the service's contract with its own state on the brokers and with its metrics: a
 * golden test holds them.
 */
public final class EnrichTopology {
    static final String ARTICLES = "articles";
    static final String READ = "read-article";
    static final String ASSIGN_REVISION = "assign-revision";
    static final String TAG = "tag-article";
    static final String REMEMBER_REVISION = "remember-revision";
    static final String PUBLISH = "publish-findings";
    static final String ENRICHED_ARTICLES = "enriched-articles";
    static final String ACTOR_PAIRS = "actor-pairs";
    static final String ADDRESS_DEAD_LETTER = "address-dead-letter";
    static final String DEAD_LETTERS = "dead-letters";

    private final ArticleEnricher enricher;
    private final EnrichMetrics metrics;
    private final Clock clock;
    private final Duration revisionRetention;
    private final Tracing tracing;

    /** @param revisionRetention how long an article's latest text is remembered after it was last seen */
    public EnrichTopology(
            ArticleEnricher enricher, EnrichMetrics metrics, Clock clock, Duration revisionRetention, Tracing tracing) {
        this.enricher = enricher;
        this.metrics = metrics;
        this.clock = clock;
        this.revisionRetention = revisionRetention;
        this.tracing = tracing;
    }

    /** The graph. */
    public Topology build() {
        ByteArrayDeserializer read = new ByteArrayDeserializer();
        ByteArraySerializer write = new ByteArraySerializer();
        ArticleReader reader = new ArticleReader();
        return new Topology()
                // Time in the topology is when a record is read. Its own timestamp is whatever its writer made of it,
                // and
                // would reach the changelog, where brokers refuse it or delete it.
                .addSource(
                        AutoOffsetReset.earliest(),
                        ARTICLES,
                        (record, partitionTime) -> clock.millis(),
                        read,
                        read,
                        Topics.ARTICLE.name())
                .addProcessor(READ, () -> new ReadArticle(reader, tracing), ARTICLES)
                .addProcessor(ASSIGN_REVISION, () -> new AssignRevision(metrics, revisionRetention), READ)
                .addProcessor(TAG, () -> new TagArticle(enricher, metrics, tracing), ASSIGN_REVISION)
                .addProcessor(REMEMBER_REVISION, () -> new RememberRevision(revisionRetention), TAG)
                .addStateStore(LatestRevisions.store(revisionRetention), ASSIGN_REVISION, REMEMBER_REVISION)
                .addProcessor(PUBLISH, () -> new PublishFindings(metrics, tracing), REMEMBER_REVISION)
                .addSink(ENRICHED_ARTICLES, Topics.ENRICHED_ARTICLE.name(), write, write, PUBLISH)
                .addSink(ACTOR_PAIRS, Topics.ACTOR_PAIR.name(), write, write, PUBLISH)
                .addProcessor(ADDRESS_DEAD_LETTER, () -> new AddressDeadLetter(metrics), READ, TAG)
                .addSink(DEAD_LETTERS, Topics.ARTICLE_DLQ.name(), write, write, ADDRESS_DEAD_LETTER);
    }
}

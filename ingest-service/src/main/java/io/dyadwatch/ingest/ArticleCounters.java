package io.dyadwatch.ingest;

import io.dyadwatch.contracts.ProblemKind;
import io.dyadwatch.ingest.article.IntakeCounts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** {@code dyadwatch_ingest_articles_total}, by what became of the article. */
final class ArticleCounters implements IntakeCounts {
    private final MeterRegistry registry;

    ArticleCounters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void accepted() {
        count("accepted");
    }

    @Override
    public void refused(ProblemKind kind) {
        count(kind.slug());
    }

    private void count(String outcome) {
        Counter.builder("dyadwatch.ingest.articles")
                .description("Articles that senders posted, by what became of them")
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }
}

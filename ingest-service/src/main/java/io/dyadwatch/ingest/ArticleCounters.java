package io.dyadwatch.ingest;

import io.dyadwatch.ingest.article.IntakeCounts;
import io.dyadwatch.ingest.problem.ProblemKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/** {@code dyadwatch_ingest_articles_total}, by what became of the article. */
final class ArticleCounters implements IntakeCounts {
    private final Counter accepted;
    private final Map<ProblemKind, Counter> refused = new EnumMap<>(ProblemKind.class);

    ArticleCounters(MeterRegistry registry) {
        accepted = counter(registry, "accepted");
        for (ProblemKind kind : ProblemKind.values()) {
            refused.put(kind, counter(registry, kind.slug()));
        }
    }

    @Override
    public void accepted() {
        accepted.increment();
    }

    @Override
    public void refused(ProblemKind kind) {
        Counter counter = refused.get(kind);
        if (counter != null) {
            counter.increment();
        }
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("dyadwatch.ingest.articles")
                .description("Articles that senders posted, by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }
}

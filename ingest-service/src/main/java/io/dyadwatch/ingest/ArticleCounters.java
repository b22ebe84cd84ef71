package io.dyadwatch.ingest;

import io.dyadwatch.contracts.ProblemKind;
import io.dyadwatch.ingest.article.IntakeCounts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumSet;
import java.util.Set;

/** {@code dyadwatch_ingest_articles_total}, by what became of the article. */
final class ArticleCounters implements IntakeCounts {
    private static final String ACCEPTED = "accepted";

    /** What can be wrong with an article or with us. */
    private static final Set<ProblemKind> KNOWN = EnumSet.of(
            ProblemKind.MALFORMED,
            ProblemKind.BODY_TIMEOUT,
            ProblemKind.TOO_LARGE,
            ProblemKind.UNSUPPORTED_MEDIA_TYPE,
            ProblemKind.INVALID,
            ProblemKind.INTERNAL,
            ProblemKind.UNAVAILABLE);

    private final MeterRegistry registry;

    ArticleCounters(MeterRegistry registry) {
        this.registry = registry;
        counter(ACCEPTED);
        KNOWN.forEach(kind -> counter(kind.slug()));
    }

    @Override
    public void accepted() {
        counter(ACCEPTED).increment();
    }

    @Override
    public void refused(ProblemKind kind) {
        counter(kind.slug()).increment();
    }

    /** The one there is, where there is one. */
    private Counter counter(String outcome) {
        return Counter.builder("dyadwatch.ingest.articles")
                .description("Articles that senders posted, by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }
}

package io.dyadwatch.enrich.stream;

import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.enrich.deadletter.Rejection;
import io.dyadwatch.enrich.newsroom.Newsroom;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What became of the articles. Counted when a record is processed: one whose transaction is aborted is processed, and
 * counted, again.
 */
public final class EnrichMetrics {
    private static final String ARTICLES = "dyadwatch.enrich.articles";

    /** An article of 3 KB takes about a millisecond, one of 512 KiB some tenths of a second. */
    private static final Duration[] TAGGING_BUCKETS = Stream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Newsroom newsroom;
    private final Counter enriched;
    private final Counter unchanged;
    private final Map<Rejection.Reason, Counter> deadLettered = new EnumMap<>(Rejection.Reason.class);
    private final Timer tagging;

    public EnrichMetrics(MeterRegistry registry, Newsroom newsroom) {
        this.newsroom = newsroom;
        enriched = articles(registry, "enriched");
        unchanged = articles(registry, "unchanged");
        for (Rejection.Reason reason : Rejection.Reason.values()) {
            deadLettered.put(
                    reason,
                    Counter.builder("dyadwatch.enrich.dead.letters")
                            .description("Article records written to the dead letters")
                            .tag("reason", reason.code())
                            .register(registry));
        }
        tagging = Timer.builder("dyadwatch.enrich.tagging")
                .description("Time to tag one article and encode what was found")
                .serviceLevelObjectives(TAGGING_BUCKETS)
                .register(registry);
    }

    private static Counter articles(MeterRegistry registry, String outcome) {
        return Counter.builder(ARTICLES)
                .description("Readable articles by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }

    void enriched(EnrichedArticle found) {
        enriched.increment();
        newsroom.saw(found);
    }

    void unchanged() {
        unchanged.increment();
    }

    void deadLettered(Rejection.Reason reason) {
        Counter counter = deadLettered.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }

    <T> T timed(Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        tagging.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        return result;
    }
}

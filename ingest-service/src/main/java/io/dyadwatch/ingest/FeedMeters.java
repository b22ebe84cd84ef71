package io.dyadwatch.ingest;

import io.dyadwatch.extraction.feed.FeedProblem;
import io.dyadwatch.ingest.feed.FeedCounts;
import io.dyadwatch.ingest.feed.ItemsRead;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;

/** What became of visits to feeds and of what they found there; no label is a feed's or a host's. */
final class FeedMeters implements FeedCounts {
    private static final String STATUS = "http-";

    private final MeterRegistry registry;

    FeedMeters(MeterRegistry registry) {
        this.registry = registry;
        visits("read");
        visits("unchanged");
        items("sent");
        for (ItemsRead.Unusable reason : ItemsRead.Unusable.values()) {
            items(slug(reason));
        }
        for (FeedProblem.Kind kind : FeedProblem.Kind.values()) {
            problems(kind);
        }
    }

    @Override
    public void visited(String outcome) {
        // Of a status its class is enough: there are hundreds.
        boolean isStatus = outcome.startsWith(STATUS) && outcome.length() == STATUS.length() + 3;
        visits(isStatus ? outcome.substring(0, STATUS.length() + 1) + "xx" : outcome)
                .increment();
    }

    @Override
    public void read(ItemsRead items, List<FeedProblem> problems) {
        items("sent").increment(items.articles().size());
        items.unusable().forEach((reason, count) -> items(slug(reason)).increment(count));
        problems.forEach(problem -> problems(problem.kind()).increment(problem.count()));
    }

    private static String slug(ItemsRead.Unusable reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Counter visits(String outcome) {
        return Counter.builder("dyadwatch.ingest.feed.visits")
                .description("Visits to feeds, by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }

    private Counter items(String outcome) {
        return Counter.builder("dyadwatch.ingest.feed.items")
                .description(
                        "Items of feeds that are new or say something new, and those that are no article, at each visit")
                .tag("outcome", outcome)
                .register(registry);
    }

    private Counter problems(FeedProblem.Kind kind) {
        return Counter.builder("dyadwatch.ingest.feed.problems")
                .description("What could not be read in feeds as it should be, at each visit")
                .tag("kind", kind.slug())
                .register(registry);
    }
}

package io.dyadwatch.extraction.feed;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed as it was understood.
 *
 * @param title plain text on one line; absent where there is none
 * @param link the page that the feed belongs to, absolute
 * @param language BCP 47 tag as the feed states it
 * @param items in the feed's order
 * @param problems what could not be read, each kind once; empty where all was well
 * @param rhythm how often the feed says that it changes: its {@code ttl}, else {@code sy:updatePeriod} divided by
 *     {@code sy:updateFrequency}; between a minute and a year; absent where it does not say
 */
public record Feed(
        @Nullable String title,
        @Nullable String link,
        @Nullable String language,
        List<FeedItem> items,
        List<FeedProblem> problems,
        @Nullable Duration rhythm) {

    public Feed {
        items = List.copyOf(items);
        problems = List.copyOf(problems);
    }

    /** Nothing was readable. */
    static Feed unreadable(Problems problems) {
        return new Feed(null, null, null, List.of(), problems.toList(), null);
    }

    /** Whether it has a problem of this kind. */
    public boolean has(FeedProblem.Kind kind) {
        return problems.stream().anyMatch(problem -> problem.kind() == kind);
    }
}

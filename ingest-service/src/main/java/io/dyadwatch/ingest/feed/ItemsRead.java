package io.dyadwatch.ingest.feed;

import io.dyadwatch.contracts.Article;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a feed's items came to.
 *
 * @param articles to be sent on: what is new, or says something else than before; in the feed's order
 * @param unusable items of which no article was made, by reason
 * @param dates of all items that have one
 * @param seen as {@link io.dyadwatch.contracts.FeedState#seen}, once the articles are sent on
 */
public record ItemsRead(List<Found> articles, Map<Unusable, Integer> unusable, List<Instant> dates, List<String> seen) {

    /**
     * An article of a feed.
     *
     * @param teaser true where its page may say more
     */
    public record Found(Article article, boolean teaser) {}

    /** Why an item is no article. */
    public enum Unusable {
        /** It has neither a text nor a title. */
        NO_TEXT,
        /** It has the address of one before it in the feed, and says something else. */
        REPEATED,
        /** A field of it breaks a rule of articles. */
        INVALID
    }

    public ItemsRead {
        articles = List.copyOf(articles);
        unusable = Map.copyOf(unusable);
        dates = List.copyOf(dates);
        seen = List.copyOf(seen);
    }

    int unusableCount() {
        return unusable.values().stream().mapToInt(Integer::intValue).sum();
    }
}

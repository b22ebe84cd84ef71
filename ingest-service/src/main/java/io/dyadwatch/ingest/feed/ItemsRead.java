package io.dyadwatch.ingest.feed;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.extraction.feed.FeedItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
     * An item that is new, or says something else than before.
     *
     * @param identity tells it from others of the feed
     * @param article what the feed alone has of it; absent where that is an address only
     * @param before what it said the last time, as a hash; absent where it is new
     */
    public record Found(
            FeedItem item,
            String identity,
            @Nullable Article article,
            @Nullable String before) {}

    /** Why an item is no article. */
    public enum Unusable {
        /** It has neither a text nor a title, and no page that has one. */
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

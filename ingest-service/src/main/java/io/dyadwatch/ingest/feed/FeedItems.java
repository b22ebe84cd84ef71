package io.dyadwatch.ingest.feed;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.ArticleId;
import io.dyadwatch.contracts.FeedState;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Via;
import io.dyadwatch.extraction.feed.FeedItem;
import io.dyadwatch.ingest.article.ArticleSubmission;
import io.dyadwatch.ingest.feed.ItemsRead.Found;
import io.dyadwatch.ingest.feed.ItemsRead.Unusable;
import io.dyadwatch.ingest.problem.Refusal;
import io.dyadwatch.ingest.url.TrackingParameters;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A feed's items into articles, by the rules of {@code POST /v1/articles}. Only what is new, or says something else than
 * the last time, comes out; the rest is known by two hashes an item, of its article's id and of its content.
 */
public final class FeedItems {
    /** Items no longer in the feed that are still known: servers behind one name are not always of one mind. */
    static final int KEPT_BEYOND_FEED = 1000;

    private static final int HASH_DIGITS = 16;

    private final TrackingParameters tracking;
    private final Clock clock;

    public FeedItems(TrackingParameters tracking, Clock clock) {
        this.tracking = tracking;
        this.clock = clock;
    }

    /**
     * Makes articles of items.
     *
     * @param items as they were read
     * @param address of the feed, canonical; its host is the source of what has no address of its own
     * @param seen by the last reading
     */
    ItemsRead read(List<FeedItem> items, String address, List<String> seen) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<String, String> before = byIdentity(seen);
        Map<String, String> current = new LinkedHashMap<>();
        Map<Unusable, Integer> unusable = new EnumMap<>(Unusable.class);
        List<Found> found = new ArrayList<>();
        List<Instant> dates = new ArrayList<>();
        for (FeedItem item : items) {
            Instant date = item.date();
            if (date != null) {
                dates.add(date);
            }
            if (item.text() == null && item.title() == null) {
                unusable.merge(Unusable.NO_TEXT, 1, Integer::sum);
                continue;
            }
            try {
                Article article = submission(item, address).toArticle(now, tracking, Via.FEED);
                String identity = article.id().substring(0, HASH_DIGITS);
                String content = ArticleId.contentHash(article.title(), article.text()).substring(0, HASH_DIGITS);
                String earlier = current.putIfAbsent(identity, content);
                if (earlier != null) {
                    if (!earlier.equals(content)) {
                        unusable.merge(Unusable.REPEATED, 1, Integer::sum);
                    }
                } else if (!Objects.equals(before.get(identity), content)) {
                    found.add(new Found(article, item.teaser()));
                }
            } catch (InvalidRecord | Refusal e) {
                unusable.merge(Unusable.INVALID, 1, Integer::sum);
            }
        }
        return new ItemsRead(found, unusable, dates, merged(current, before));
    }

    private ArticleSubmission submission(FeedItem item, String address) {
        // Of a headline alone the headline is the text.
        boolean headlineOnly = item.text() == null;
        return new ArticleSubmission(
                item.url(),
                item.url() == null ? source(address) : null,
                headlineOnly ? null : item.title(),
                headlineOnly ? item.title() : item.text(),
                item.language(),
                item.date() == null ? null : String.valueOf(item.date()),
                false,
                authors(item));
    }

    private static List<@Nullable String> authors(FeedItem item) {
        return new ArrayList<>(item.authors().subList(0, Math.min(Article.MAX_AUTHORS, item.authors().size())));
    }

    private static String source(String address) {
        String authority = FeedPartition.authority(address);
        return authority.startsWith("www.") ? authority.substring(4) : authority;
    }

    private static Map<String, String> byIdentity(List<String> seen) {
        Map<String, String> hashes = new LinkedHashMap<>();
        for (String each : seen) {
            hashes.putIfAbsent(each.substring(0, HASH_DIGITS), each.substring(HASH_DIGITS));
        }
        return hashes;
    }

    /** What is in the feed, then what was there before, as much as is kept. */
    private static List<String> merged(Map<String, String> current, Map<String, String> before) {
        List<String> merged = new ArrayList<>();
        current.forEach((identity, content) -> merged.add(identity + content));
        int most = Math.min(FeedState.MAX_SEEN, merged.size() + KEPT_BEYOND_FEED);
        for (Map.Entry<String, String> earlier : before.entrySet()) {
            if (merged.size() >= most) {
                break;
            }
            if (!current.containsKey(earlier.getKey())) {
                merged.add(earlier.getKey() + earlier.getValue());
            }
        }
        return merged;
    }
}

package io.dyadwatch.ingest.feed;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.ArticleId;
import io.dyadwatch.contracts.FeedState;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Via;
import io.dyadwatch.extraction.feed.FeedItem;
import io.dyadwatch.extraction.page.Page;
import io.dyadwatch.ingest.article.ArticleSubmission;
import io.dyadwatch.ingest.feed.ItemsRead.Found;
import io.dyadwatch.ingest.feed.ItemsRead.Unusable;
import io.dyadwatch.ingest.problem.Refusal;
import io.dyadwatch.ingest.url.CanonicalUrl;
import io.dyadwatch.ingest.url.TrackingParameters;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A feed's items into articles, by the rules of {@code POST /v1/articles}. Only what is new, or says something else than
 * the last time, comes out; the rest is known by two hashes an item, of its article's id and of its content.
 */
public final class FeedItems {
    /** Items no longer in the feed that are still known: servers behind one name are not always of one mind. */
    static final int KEPT_BEYOND_FEED = 200;

    private static final int HASH_DIGITS = 16;
    /** Begins what stands in place of a hash, so that whatever the item says is something else; the tries follow. */
    private static final String TRIED = "0".repeat(HASH_DIGITS - 2);

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
     * @param pages whether the page of an item can be read, so that its address alone is enough
     * @param seen by the last reading
     */
    ItemsRead read(List<FeedItem> items, String address, boolean pages, List<String> seen) {
        Instant now = now();
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
            boolean addressOnly = item.text() == null && item.title() == null;
            if (addressOnly && (item.url() == null || !pages)) {
                unusable.merge(Unusable.NO_TEXT, 1, Integer::sum);
                continue;
            }
            try {
                Article article = addressOnly ? null : submission(item, address).toArticle(now, tracking, Via.FEED);
                String identity = identity(item, article);
                String content = article == null
                        ? hash(null, String.valueOf(item.date()))
                        : hash(article.title(), article.text());
                String earlier = current.putIfAbsent(identity, content);
                if (earlier != null) {
                    if (!earlier.equalsIgnoreCase(content)) {
                        unusable.merge(Unusable.REPEATED, 1, Integer::sum);
                    }
                } else if (!content.equalsIgnoreCase(before.get(identity))) {
                    found.add(new Found(item, identity, article, before.get(identity)));
                } else {
                    // As it stands there, with what its case tells.
                    current.put(identity, Objects.requireNonNull(before.get(identity)));
                }
            } catch (InvalidRecord | Refusal e) {
                unusable.merge(Unusable.INVALID, 1, Integer::sum);
            }
        }
        return new ItemsRead(found, unusable, dates, merged(current, before));
    }

    /**
     * The article of an item together with its page: each field from where it is, the text from where there is more of it.
     *
     * @throws InvalidRecord if a field breaks a rule of articles
     */
    Article withPage(Found found, Page page) {
        FeedItem item = found.item();
        Article alone = found.article();
        if (alone != null
                && item.text() != null
                && item.text().length() >= page.text().length()) {
            return alone;
        }
        Instant date = item.date() == null ? page.publishedAt() : item.date();
        return new ArticleSubmission(
                        item.url(),
                        null,
                        item.title() == null ? page.title() : item.title(),
                        page.text(),
                        page.language() == null ? item.language() : page.language(),
                        date == null ? null : String.valueOf(date),
                        false,
                        authors(item.authors().isEmpty() ? page.authors() : item.authors()))
                .toArticle(now(), tracking, Via.FEED);
    }

    /**
     * What is to be known of the items after what was found was settled as far as it could be.
     *
     * @param open to be found again by the next reading, as if nothing had been found
     * @param tried to be found again by the next reading, and how often their page was tried
     * @param withPage identities of those that were sent on with the text of their page
     */
    static List<String> seen(
            Collection<Found> open, Map<String, Integer> tried, Set<String> withPage, List<String> seen) {
        Map<String, String> known = byIdentity(seen);
        for (Found each : open) {
            if (each.before() == null) {
                known.remove(each.identity());
            } else {
                known.put(each.identity(), each.before());
            }
        }
        tried.forEach((identity, times) -> known.put(identity, String.format(Locale.ROOT, "%s%02d", TRIED, times)));
        withPage.forEach(identity -> known.computeIfPresent(identity, (same, hash) -> hash.toUpperCase(Locale.ROOT)));
        return joined(known);
    }

    /** How often the page of an item was tried in vain since it said something else. */
    static int tries(Found found) {
        String before = found.before();
        return before != null && before.startsWith(TRIED) ? Integer.parseInt(before.substring(TRIED.length())) : 0;
    }

    /** Whether it was last sent on with the text of its page; a hash of digits only does not tell. */
    static boolean wasSentWithPage(Found found) {
        String before = found.before();
        return before != null && !before.equals(before.toLowerCase(Locale.ROOT));
    }

    private String identity(FeedItem item, @Nullable Article article) {
        String url = item.url();
        String id = article != null
                ? article.id()
                : ArticleId.ofUrl(
                        CanonicalUrl.of(Objects.requireNonNull(url), tracking).value());
        return id.substring(0, HASH_DIGITS);
    }

    private static String hash(@Nullable String title, String text) {
        return ArticleId.contentHash(title, text).substring(0, HASH_DIGITS);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
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
                authors(item.authors()));
    }

    private static List<@Nullable String> authors(List<String> names) {
        return new ArrayList<>(names.subList(0, Math.min(Article.MAX_AUTHORS, names.size())));
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
        List<String> merged = joined(current);
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

    private static List<String> joined(Map<String, String> hashes) {
        List<String> joined = new ArrayList<>();
        hashes.forEach((identity, content) -> joined.add(identity + content));
        return joined;
    }
}

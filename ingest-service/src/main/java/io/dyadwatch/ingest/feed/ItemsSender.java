package io.dyadwatch.ingest.feed;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.TraceParent;
import io.dyadwatch.extraction.page.Page;
import io.dyadwatch.ingest.article.ArticleSink;
import io.dyadwatch.ingest.feed.ItemsRead.Found;
import io.dyadwatch.ingest.feed.ItemsRead.Unusable;
import io.dyadwatch.ingest.problem.Refusal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Sends on what is new in a feed; where the feed has a teaser only, with the text of its page. Safe for use by many threads.
 *
 * <p>An item whose page cannot be read just now is sent on as it is, and its page is tried again by the next readings; one
 * that was sent on before waits instead, so that a shorter text never takes the place of a fuller one for an hour.
 */
final class ItemsSender {
    /** Articles on their way at a time, over all feeds: 10 MiB of the largest. */
    private static final int BATCH = 20;
    /** Pages read for one visit; the rest is for the next, which follows at once. */
    private static final int MAX_PAGES = 50;
    /** The sink's own limit is shorter. */
    private static final int ACKNOWLEDGED_WITHIN_SECONDS = 30;

    private final FeedItems items;
    private final PageFetch pages;
    private final ArticleSink sink;
    private final ReentrantLock sending = new ReentrantLock();

    ItemsSender(FeedItems items, PageFetch pages, ArticleSink sink) {
        this.items = items;
        this.pages = pages;
        this.sink = sink;
    }

    /**
     * What was sent on.
     *
     * @param read as it was found, with what became of it
     * @param isAllTried whether all was looked at, be it in vain
     * @param isAllSettled whether nothing is left to be tried again
     */
    record Sent(ItemsRead read, boolean isAllTried, boolean isAllSettled) {}

    /**
     * Sends it on.
     *
     * @param fetchPages whether pages may be read
     * @return empty where the sink has not taken all
     */
    Optional<Sent> send(ItemsRead read, boolean fetchPages) throws InterruptedException {
        Work work = new Work(read, fetchPages);
        for (int from = 0; from < read.articles().size(); from += BATCH) {
            List<Article> batch = new ArrayList<>();
            for (Found found :
                    read.articles().subList(from, Math.min(read.articles().size(), from + BATCH))) {
                Article article = work.article(found);
                if (article != null) {
                    batch.add(article);
                }
            }
            if (!publish(batch)) {
                return Optional.empty();
            }
        }
        return Optional.of(work.sent());
    }

    private boolean publish(List<Article> batch) throws InterruptedException {
        sending.lockInterruptibly();
        try {
            CompletableFuture<?>[] sent = batch.stream()
                    .map(article -> sink.publish(article, TraceParent.fresh()))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(sent).get(ACKNOWLEDGED_WITHIN_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            // The sink has logged it; the articles are sent again by the next visit.
            return false;
        } finally {
            sending.unlock();
        }
    }

    /** What one visit found, while it is sent on. */
    private final class Work {
        private final ItemsRead read;
        private final boolean fetchPages;
        private final List<Found> sent = new ArrayList<>();
        private final List<Found> open = new ArrayList<>();
        private final Set<String> teasers = new HashSet<>();
        private final Map<Unusable, Integer> unusable = new EnumMap<>(Unusable.class);
        private int asked;
        private boolean isAllTried = true;

        Work(ItemsRead read, boolean fetchPages) {
            this.read = read;
            this.fetchPages = fetchPages;
            this.unusable.putAll(read.unusable());
        }

        /** What is to be sent of an item now; absent where it is nothing. */
        @Nullable Article article(Found found) throws InterruptedException {
            String url = found.item().url();
            Article alone = found.article();
            if (alone != null && (!fetchPages || !found.item().teaser() || url == null)) {
                sent.add(found);
                return alone;
            }
            if (url == null || asked == MAX_PAGES) {
                isAllTried = false;
                open.add(found);
                return null;
            }
            asked++;
            PageFetch.Outcome outcome = pages.read(url);
            if (outcome instanceof PageFetch.Outcome.Later) {
                return later(found);
            }
            return outcome instanceof PageFetch.Outcome.Read page ? withPage(found, page.page()) : without(found);
        }

        private @Nullable Article later(Found found) {
            if (found.article() == null || found.before() != null) {
                open.add(found);
                return null;
            }
            teasers.add(found.identity());
            sent.add(found);
            return found.article();
        }

        private @Nullable Article withPage(Found found, Page page) {
            try {
                Article article = items.withPage(found, page);
                sent.add(found);
                return article;
            } catch (InvalidRecord | Refusal e) {
                return without(found);
            }
        }

        private @Nullable Article without(Found found) {
            if (found.article() == null) {
                unusable.merge(Unusable.NO_TEXT, 1, Integer::sum);
                return null;
            }
            sent.add(found);
            return found.article();
        }

        Sent sent() {
            boolean isAllSettled = open.isEmpty() && teasers.isEmpty();
            List<String> seen = isAllSettled ? read.seen() : FeedItems.seenWithout(open, teasers, read.seen());
            return new Sent(new ItemsRead(sent, unusable, read.dates(), seen), isAllTried, isAllSettled);
        }
    }
}

package io.dyadwatch.ingest.feed;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.TraceParent;
import io.dyadwatch.extraction.page.Page;
import io.dyadwatch.ingest.article.ArticleSink;
import io.dyadwatch.ingest.feed.ItemsRead.Found;
import io.dyadwatch.ingest.feed.ItemsRead.Unusable;
import io.dyadwatch.ingest.problem.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
 * that was sent on before waits instead, so that a shorter text never takes the place of a fuller one for an hour. A host whose
 * page cannot be had for now is left alone for the rest of the visit.
 */
final class ItemsSender {
    /** Articles on their way at a time, over all feeds: 10 MiB of the largest. */
    private static final int BATCH = 20;
    /** Pages asked for in one visit; the rest is for the next, which follows at once. */
    private static final int MAX_PAGES = 50;
    /** No page is asked for after it. */
    private static final Duration PAGES_WITHIN = Duration.ofMinutes(1);
    /** Visits that try a page that cannot be had for now. */
    private static final int MAX_TRIES = 10;
    /** Articles whose page's text is remembered to have been sent, over all feeds. */
    private static final int KNOWN_WITH_PAGE = 20_000;
    /** The sink's own limit is shorter. */
    private static final int ACKNOWLEDGED_WITHIN_SECONDS = 30;

    private final FeedItems items;
    private final PageFetch pages;
    private final ArticleSink sink;
    private final Clock clock;
    private final ReentrantLock sending = new ReentrantLock();
    /** Another feed of the publisher may have sent an article that is new in this one. */
    private final Set<String> knownWithPage =
            Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<String, Boolean>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > KNOWN_WITH_PAGE;
                }
            }));

    ItemsSender(FeedItems items, PageFetch pages, ArticleSink sink, Clock clock) {
        this.items = items;
        this.pages = pages;
        this.sink = sink;
        this.clock = clock;
    }

    /**
     * What was sent on.
     *
     * @param read as it was found, with what became of it
     * @param isAllTried whether all that is new was looked at, be it in vain
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
        List<Found> inTurn = work.inTurn();
        for (int from = 0; from < inTurn.size(); from += BATCH) {
            List<Article> batch = new ArrayList<>();
            for (Found found : inTurn.subList(from, Math.min(inTurn.size(), from + BATCH))) {
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
        private final Instant until = clock.instant().plus(PAGES_WITHIN);
        private final List<Found> sent = new ArrayList<>();
        private final List<Found> open = new ArrayList<>();
        private final Map<String, Integer> tried = new HashMap<>();
        private final Set<String> withPage = new HashSet<>();
        private final Set<String> failingHosts = new HashSet<>();
        private final Map<Unusable, Integer> unusable = new EnumMap<>(Unusable.class);
        private int asked;
        private boolean isAllTried = true;

        Work(ItemsRead read, boolean fetchPages) {
            this.read = read;
            this.fetchPages = fetchPages;
            this.unusable.putAll(read.unusable());
        }

        /** What was found; those whose page was tried before come last, so that none waits behind them. */
        List<Found> inTurn() {
            return read.articles().stream()
                    .sorted(Comparator.comparing(found -> FeedItems.tries(found) > 0))
                    .toList();
        }

        /** What is to be sent of an item now; absent where it is nothing. */
        @Nullable Article article(Found found) throws InterruptedException {
            String url = found.item().url();
            Article alone = found.article();
            if (url == null || (alone != null && (!fetchPages || !found.item().teaser()))) {
                sent.add(found);
                return alone;
            }
            if (failingHosts.contains(host(url))) {
                return later(found);
            }
            if (asked == MAX_PAGES || clock.instant().isAfter(until)) {
                isAllTried &= FeedItems.tries(found) > 0;
                open.add(found);
                return null;
            }
            asked++;
            PageFetch.Outcome outcome = pages.read(url);
            if (outcome instanceof PageFetch.Outcome.Later) {
                failingHosts.add(host(url));
                return later(found);
            }
            return outcome instanceof PageFetch.Outcome.Read page ? withPage(found, page.page()) : without(found);
        }

        private @Nullable Article later(Found found) {
            int tries = FeedItems.tries(found);
            boolean saidBefore = found.before() != null && tries == 0;
            if (saidBefore) {
                open.add(found);
                return null;
            }
            if (tries == MAX_TRIES) {
                return givenUp(found);
            }
            tried.put(found.identity(), tries + 1);
            if (found.article() == null || tries > 0 || isKnownWithPage(found)) {
                return null;
            }
            sent.add(found);
            return found.article();
        }

        /** It is given up: what the feed has of it was sent on at the first try. */
        private @Nullable Article givenUp(Found found) {
            if (found.article() == null) {
                unusable.merge(Unusable.NO_TEXT, 1, Integer::sum);
            }
            return null;
        }

        private @Nullable Article withPage(Found found, Page page) {
            try {
                Article article = items.withPage(found, page);
                withPage.add(found.identity());
                knownWithPage.add(found.identity());
                sent.add(found);
                return article;
            } catch (InvalidRecord | Refusal e) {
                return without(found);
            }
        }

        /** There is no page to be read. */
        private @Nullable Article without(Found found) {
            if (found.article() == null) {
                unusable.merge(Unusable.NO_TEXT, 1, Integer::sum);
                return null;
            }
            if (FeedItems.wasSentWithPage(found) || isKnownWithPage(found)) {
                withPage.add(found.identity());
                return null;
            }
            sent.add(found);
            return found.article();
        }

        private boolean isKnownWithPage(Found found) {
            return knownWithPage.contains(found.identity());
        }

        private static String host(String url) {
            try {
                return FeedPartition.authority(Location.canonical(url));
            } catch (InvalidRecord e) {
                return "";
            }
        }

        Sent sent() {
            List<String> seen = FeedItems.seen(open, tried, withPage, read.seen());
            // The next visit follows at once only where this one got anywhere.
            boolean isStuck = sent.isEmpty() && tried.isEmpty();
            return new Sent(
                    new ItemsRead(sent, unusable, read.dates(), seen),
                    isAllTried || isStuck,
                    open.isEmpty() && tried.isEmpty());
        }
    }
}

package io.dyadwatch.ingest.feed;

import io.dyadwatch.contracts.FeedState;
import io.dyadwatch.contracts.TraceParent;
import io.dyadwatch.extraction.feed.Feed;
import io.dyadwatch.extraction.feed.FeedProblem;
import io.dyadwatch.extraction.feed.FeedReader;
import io.dyadwatch.ingest.article.ArticleSink;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/** One visit to a feed: it is asked, read, and what is new is sent on. Safe for use by many threads. */
public final class FeedVisit {
    /** Articles on their way at a time, over all visits: 10 MiB of the largest. */
    private static final int BATCH = 20;
    /** The sink's own limit is shorter. */
    private static final int ACKNOWLEDGED_WITHIN_SECONDS = 30;

    private final FeedFetch fetch;
    private final FeedReader reader = new FeedReader();
    private final FeedItems items;
    private final Progress progress;
    private final ArticleSink sink;
    private final FeedCounts counts;
    private final ReentrantLock sending = new ReentrantLock();

    public FeedVisit(FeedFetch fetch, FeedItems items, Progress progress, ArticleSink sink, FeedCounts counts) {
        this.fetch = fetch;
        this.items = items;
        this.progress = progress;
        this.sink = sink;
        this.counts = counts;
    }

    /**
     * Visits a feed.
     *
     * @return the state after it; empty where the sink has not taken all, or this side gave up, so that it is as if nobody
     *     had been there
     */
    Optional<FeedState> visit(OwnedFeeds.Job job) throws InterruptedException {
        FeedState before = job.state();
        Fetched fetched = fetch.fetch(job.address(), before.etag(), before.lastModified());
        if (fetched instanceof Fetched.Body body) {
            return read(job, body);
        }
        if (fetched instanceof Fetched.Unchanged unchanged) {
            counts.visited("unchanged");
            return Optional.of(progress.unchanged(before, unchanged));
        }
        if (fetched instanceof Fetched.Gone gone) {
            counts.visited("gone");
            return Optional.of(progress.gone(before, gone));
        }
        if (fetched instanceof Fetched.Failed failed) {
            // Given up by this side, which tells nothing about the feed.
            return failed.error().equals(FeedFetch.ABANDONED) ? Optional.empty() : failed(job, failed);
        }
        throw new IllegalStateException("there is no other outcome");
    }

    private Optional<FeedState> read(OwnedFeeds.Job job, Fetched.Body body) throws InterruptedException {
        Feed feed = reader.read(body.bytes(), body.contentType(), body.address());
        if (feed.has(FeedProblem.Kind.EMPTY)) {
            return failed(job, new Fetched.Failed("empty", "the body is empty"));
        }
        if (feed.has(FeedProblem.Kind.NOT_A_FEED)) {
            return failed(
                    job, new Fetched.Failed("not-a-feed", "the body is neither RSS, Atom nor JSON Feed"));
        }
        ItemsRead read = items.read(feed.items(), job.feed().url(), job.state().seen());
        if (!sendAll(read.articles())) {
            return Optional.empty();
        }
        counts.visited("read");
        counts.read(read, feed.problems());
        return Optional.of(progress.read(job.state(), body, read, feed.rhythm()));
    }

    private Optional<FeedState> failed(OwnedFeeds.Job job, Fetched.Failed failure) {
        counts.visited(failure.error());
        return Optional.of(progress.failed(job.state(), failure));
    }

    private boolean sendAll(List<ItemsRead.Found> found) throws InterruptedException {
        for (int from = 0; from < found.size(); from += BATCH) {
            sending.lockInterruptibly();
            try {
                if (!send(found.subList(from, Math.min(found.size(), from + BATCH)))) {
                    return false;
                }
            } finally {
                sending.unlock();
            }
        }
        return true;
    }

    private boolean send(List<ItemsRead.Found> batch) throws InterruptedException {
        CompletableFuture<?>[] sent = batch.stream()
                .map(found -> sink.publish(found.article(), TraceParent.fresh()))
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(sent).get(ACKNOWLEDGED_WITHIN_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            // The sink has logged it; the articles are sent again by the next visit.
            return false;
        }
    }
}

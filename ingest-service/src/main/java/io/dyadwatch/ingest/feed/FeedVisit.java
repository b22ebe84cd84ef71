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
final class FeedVisit {
    /** Articles on their way at a time, over all visits: 10 MiB of the largest. */
    private static final int BATCH = 20;
    /** The sink's own limit is shorter. */
    private static final int ACKNOWLEDGED_WITHIN_SECONDS = 30;

    private final FeedFetch fetch;
    private final FeedReader reader = new FeedReader();
    private final FeedItems items;
    private final Progress progress;
    private final ArticleSink sink;
    private final ReentrantLock sending = new ReentrantLock();

    FeedVisit(FeedFetch fetch, FeedItems items, Progress progress, ArticleSink sink) {
        this.fetch = fetch;
        this.items = items;
        this.progress = progress;
        this.sink = sink;
    }

    /**
     * Visits a feed.
     *
     * @return the state after it; empty where the sink has not taken all, or this side gave up, so that it is as if nobody had been
     *     there
     */
    Optional<FeedState> visit(OwnedFeeds.Job job) throws InterruptedException {
        FeedState before = job.state();
        Fetched fetched = fetch.fetch(job.address(), before.etag(), before.lastModified());
        if (fetched instanceof Fetched.Body body) {
            return read(job, body);
        }
        if (fetched instanceof Fetched.Unchanged unchanged) {
            return Optional.of(progress.unchanged(before, unchanged));
        }
        if (fetched instanceof Fetched.Gone gone) {
            return Optional.of(progress.gone(before, gone));
        }
        if (fetched instanceof Fetched.Failed failed) {
            // Given up by this side, which tells nothing about the feed.
            boolean ours = failed.error().equals(FeedFetch.ABANDONED);
            return ours ? Optional.empty() : Optional.of(progress.failed(before, failed));
        }
        throw new IllegalStateException("there is no other outcome");
    }

    private Optional<FeedState> read(OwnedFeeds.Job job, Fetched.Body body) throws InterruptedException {
        Feed feed = reader.read(body.bytes(), body.contentType(), body.address());
        if (feed.has(FeedProblem.Kind.EMPTY)) {
            return failed(job, "empty", "the body is empty");
        }
        if (feed.has(FeedProblem.Kind.NOT_A_FEED)) {
            return failed(job, "not-a-feed", "the body is neither RSS, Atom nor JSON Feed");
        }
        ItemsRead read = items.read(feed.items(), job.feed().url(), job.state().seen());
        return sendAll(read.articles())
                ? Optional.of(progress.read(job.state(), body, read, feed.rhythm()))
                : Optional.empty();
    }

    private Optional<FeedState> failed(OwnedFeeds.Job job, String error, String detail) {
        return Optional.of(progress.failed(job.state(), new Fetched.Failed(error, detail)));
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

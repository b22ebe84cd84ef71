package io.dyadwatch.ingest.feed;

import io.dyadwatch.contracts.FeedState;
import io.dyadwatch.extraction.feed.Feed;
import io.dyadwatch.extraction.feed.FeedItem;
import io.dyadwatch.extraction.feed.FeedProblem;
import io.dyadwatch.extraction.feed.FeedReader;
import io.dyadwatch.extraction.feed.SitemapReader;
import io.dyadwatch.ingest.article.ArticleSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One visit to a feed: it is asked, read, and what is new is sent on. Safe for use by many threads. */
public final class FeedVisit {
    private static final Feed NOTHING = new Feed(null, null, null, List.of(), List.of(), null);

    private final WebFetch web;
    private final Memory memory;
    private final FeedReader reader = new FeedReader();
    private final SitemapReader sitemaps = new SitemapReader();
    private final FeedItems items;
    private final Progress progress;
    private final ItemsSender sender;
    private final FeedCounts counts;

    public FeedVisit(
            WebFetch web,
            Memory memory,
            FeedItems items,
            PageFetch pages,
            Progress progress,
            ArticleSink sink,
            FeedCounts counts) {
        this.web = web;
        this.memory = memory;
        this.items = items;
        this.progress = progress;
        this.sender = new ItemsSender(items, pages, sink);
        this.counts = counts;
    }

    /**
     * Visits a feed.
     *
     * @param turn at its host; given back as soon as the feed is there, since its pages take turns of their own
     * @return the state after it; empty where the sink has not taken all, or this side gave up, so that it is as if nobody
     *     had been there
     */
    Optional<FeedState> visit(OwnedFeeds.Job job, HostLimits.Turn turn) throws InterruptedException {
        FeedState before = job.state();
        try (turn) {
            return web.fetch(job.address(), before.etag(), before.lastModified(), fetched -> {
                turn.close();
                return settle(job, fetched);
            });
        }
    }

    private Optional<FeedState> settle(OwnedFeeds.Job job, Fetched fetched) throws InterruptedException {
        FeedState before = job.state();
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
            return failed.error().equals(WebFetch.ABANDONED) ? Optional.empty() : failed(job, failed);
        }
        throw new IllegalStateException("there is no other outcome");
    }

    private Optional<FeedState> read(OwnedFeeds.Job job, Fetched.Body body) throws InterruptedException {
        Feed feed = understood(job, body);
        if (feed.has(FeedProblem.Kind.EMPTY)) {
            return failed(job, new Fetched.Failed("empty", "the body is empty"));
        }
        if (feed.has(FeedProblem.Kind.NOT_A_FEED)) {
            return failed(
                    job, new Fetched.Failed("not-a-feed", "the body is neither RSS, Atom, JSON Feed nor sitemap"));
        }
        boolean fetchPages = job.feed().fetchPages();
        ItemsRead read = items.read(
                feed.items(), job.feed().url(), fetchPages, job.state().seen());
        return sender.send(read, fetchPages).map(sent -> {
            counts.visited("read");
            counts.read(sent.read(), feed.problems());
            // What is left is found again only where the body comes again.
            Fetched.Body known = sent.isAllSettled() ? body : body.withoutValidators();
            FeedState after = progress.read(job.state(), known, sent.read(), feed.rhythm());
            return sent.isAllTried() ? after : Progress.dueAt(after, Objects.requireNonNull(after.triedAt()));
        });
    }

    private Feed understood(OwnedFeeds.Job job, Fetched.Body body) throws InterruptedException {
        if (job.feed().kind() != io.dyadwatch.contracts.Feed.Kind.SITEMAP) {
            return memory.reading(() -> reader.read(body.bytes(), body.contentType(), body.address()));
        }
        SitemapReader.Sitemap map = memory.reading(() -> sitemaps.read(body.bytes(), body.address()));
        List<FeedItem> items = new ArrayList<>(map.pages().items());
        List<FeedProblem> problems = new ArrayList<>(map.pages().problems());
        for (String part : map.parts()) {
            // One that cannot be read now is asked for again by the next visit.
            Feed pages = web.fetch(part, null, null, this::part);
            items.addAll(pages.items());
            problems.addAll(pages.problems());
        }
        return new Feed(null, null, null, items, problems, null);
    }

    private Feed part(Fetched fetched) throws InterruptedException {
        return fetched instanceof Fetched.Body body
                ? memory.reading(() -> sitemaps.read(body.bytes(), body.address()))
                        .pages()
                : NOTHING;
    }

    private Optional<FeedState> failed(OwnedFeeds.Job job, Fetched.Failed failure) {
        counts.visited(failure.error());
        return Optional.of(progress.failed(job.state(), failure));
    }
}

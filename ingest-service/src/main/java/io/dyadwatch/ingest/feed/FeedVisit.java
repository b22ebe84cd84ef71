package io.dyadwatch.ingest.feed;

import io.dyadwatch.contracts.FeedState;
import io.dyadwatch.extraction.feed.Feed;
import io.dyadwatch.extraction.feed.FeedItem;
import io.dyadwatch.extraction.feed.FeedProblem;
import io.dyadwatch.extraction.feed.FeedReader;
import io.dyadwatch.extraction.feed.SitemapReader;
import io.dyadwatch.ingest.article.ArticleSink;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One visit to a feed: it is asked, read, and what is new is sent on. Safe for use by many threads. */
public final class FeedVisit {
    private static final Fetched.Failed EMPTY = new Fetched.Failed("empty", "the body is empty");
    private static final Fetched.Failed NOT_A_FEED =
            new Fetched.Failed("not-a-feed", "the body is neither RSS, Atom, JSON Feed nor sitemap");

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
            FeedCounts counts,
            Clock clock) {
        this.web = web;
        this.memory = memory;
        this.items = items;
        this.progress = progress;
        this.sender = new ItemsSender(items, pages, sink, clock);
        this.counts = counts;
    }

    /**
     * Visits a feed.
     *
     * @param turn at its host; given back as soon as the feed is there, since its pages take turns of their own
     * @return the state after it; empty where the sink has not taken all, so that it is as if nobody had been there
     */
    Optional<FeedState> visit(OwnedFeeds.Job job, HostLimits.Turn turn) throws InterruptedException {
        FeedState before = job.state();
        try (turn) {
            return web.fetch(
                    new WebFetch.Question(
                            job.address(),
                            before.etag(),
                            before.lastModified(),
                            Optional.of(turn),
                            address -> Optional.empty()),
                    fetched -> settle(job, fetched));
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
            return failed.error().equals(WebFetch.ABANDONED) ? Optional.of(progress.soon(before)) : failed(job, failed);
        }
        throw new IllegalStateException("there is no other outcome");
    }

    private Optional<FeedState> read(OwnedFeeds.Job job, Fetched.Body body) throws InterruptedException {
        if (job.feed().kind() != io.dyadwatch.contracts.Feed.Kind.SITEMAP) {
            return read(job, memory.reading(() -> reader.read(body.bytes(), body.contentType(), body.address())), body);
        }
        SitemapReader.Sitemap map = memory.reading(() -> sitemaps.read(body.bytes(), body.address()));
        if (map.parts().isEmpty()) {
            return read(job, map.pages(), body);
        }
        Parts parts = new Parts(map);
        for (String part : map.parts()) {
            web.fetch(new WebFetch.Question(part), parts::take);
        }
        Fetched.Failed failure = parts.failure;
        // That the index has not changed tells nothing of its parts.
        return parts.understood == 0 && failure != null
                ? failed(job, failure)
                : read(job, parts.together(), body.withoutValidators());
    }

    private Optional<FeedState> read(OwnedFeeds.Job job, Feed feed, Fetched.Body body) throws InterruptedException {
        if (feed.has(FeedProblem.Kind.EMPTY)) {
            return failed(job, EMPTY);
        }
        if (feed.has(FeedProblem.Kind.NOT_A_FEED)) {
            return failed(job, NOT_A_FEED);
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

    private Optional<FeedState> failed(OwnedFeeds.Job job, Fetched.Failed failure) {
        counts.visited(failure.error());
        return Optional.of(progress.failed(job.state(), failure));
    }

    /** The parts of an index, while they are asked for. */
    private final class Parts {
        private final List<FeedItem> items;
        private final List<FeedProblem> problems;
        private int understood;
        private int failed;
        private Fetched.@Nullable Failed failure;

        Parts(SitemapReader.Sitemap map) {
            this.items = new ArrayList<>(map.pages().items());
            this.problems = new ArrayList<>(map.pages().problems());
        }

        boolean take(Fetched fetched) throws InterruptedException {
            if (!(fetched instanceof Fetched.Body body)) {
                return failed(
                        fetched instanceof Fetched.Failed told ? told : new Fetched.Failed("gone", "a part is gone"));
            }
            Feed pages = memory.reading(() -> sitemaps.read(body.bytes(), body.address()))
                    .pages();
            if (pages.has(FeedProblem.Kind.EMPTY)) {
                return failed(EMPTY);
            }
            if (pages.has(FeedProblem.Kind.NOT_A_FEED)) {
                return failed(NOT_A_FEED);
            }
            understood++;
            items.addAll(pages.items());
            problems.addAll(pages.problems());
            return true;
        }

        private boolean failed(Fetched.Failed told) {
            failed++;
            failure = told;
            return false;
        }

        Feed together() {
            if (failed > 0) {
                problems.add(new FeedProblem(FeedProblem.Kind.PART_MISSING, failed));
            }
            return new Feed(null, null, null, items, problems, null);
        }
    }
}

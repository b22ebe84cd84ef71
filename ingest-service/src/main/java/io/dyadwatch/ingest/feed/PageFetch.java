package io.dyadwatch.ingest.feed;

import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.extraction.page.Page;
import io.dyadwatch.extraction.page.PageReader;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads the page of an article, where robots.txt lets us (RFC 9309), at the pace that its host gets. Safe for use by many
 * threads; each call blocks for a place at the host and for the answers.
 */
public final class PageFetch {
    private final WebFetch web;
    private final Memory memory;
    private final Robots robots;
    private final HostLimits hosts;
    private final PageReader reader;
    private final Duration patience;

    /** @param patience for a place at the host */
    public PageFetch(
            WebFetch web, Memory memory, Robots robots, HostLimits hosts, PageReader reader, Duration patience) {
        this.web = web;
        this.memory = memory;
        this.robots = robots;
        this.hosts = hosts;
        this.reader = reader;
        this.patience = patience;
    }

    /** What asking for a page brought. */
    sealed interface Outcome {
        /** It has a text. */
        record Read(Page page) implements Outcome {}

        /** It will not be read. */
        record Never() implements Outcome {}

        /** It may be read another time. */
        record Later() implements Outcome {}
    }

    Outcome read(String url) throws InterruptedException {
        String address;
        try {
            address = Location.canonical(url);
        } catch (InvalidRecord e) {
            return new Outcome.Never();
        }
        Optional<HostLimits.Turn> turn = hosts.await(FeedPartition.authority(address), patience);
        if (turn.isEmpty()) {
            return new Outcome.Later();
        }
        HostLimits.Turn held = turn.get();
        try (held) {
            return switch (robots.ask(address)) {
                case ALLOWED -> web.fetch(address, null, null, this::understood);
                case REFUSED -> new Outcome.Never();
                case UNKNOWN -> new Outcome.Later();
            };
        }
    }

    private Outcome understood(Fetched fetched) throws InterruptedException {
        if (fetched instanceof Fetched.Body body) {
            Page page = memory.reading(() -> reader.read(body.bytes(), body.contentType(), body.address()));
            return page.text().isEmpty() ? new Outcome.Never() : new Outcome.Read(page);
        }
        return fetched instanceof Fetched.Failed failed && failed.isPassing()
                ? new Outcome.Later()
                : new Outcome.Never();
    }
}

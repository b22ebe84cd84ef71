package io.dyadwatch.ingest.feed;

import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.extraction.page.Page;
import io.dyadwatch.extraction.page.PageReader;
import io.dyadwatch.operations.fault.Fault;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Reads the page of an article, where robots.txt lets us (RFC 9309), at the pace that its host gets. Safe for use by many
 * threads; each call blocks for a place at the host and for the answers.
 */
public final class PageFetch {
    private static final Logger LOG = Logger.getLogger(PageFetch.class);

    private final WebFetch web;
    private final Memory memory;
    private final Robots robots;
    private final PageReader reader;

    public PageFetch(WebFetch web, Memory memory, Robots robots, PageReader reader) {
        this.web = web;
        this.memory = memory;
        this.robots = robots;
        this.reader = reader;
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
        return web.fetch(new WebFetch.Question(address, null, null, Optional.empty(), this::refusal), this::understood);
    }

    /** Asked of redirects too: what a host does not want read is not read by a detour. */
    private Optional<Fetched> refusal(String address) throws InterruptedException {
        return switch (robots.ask(address)) {
            case ALLOWED -> Optional.empty();
            case REFUSED ->
                Optional.of(new Fetched.Failed(Fetched.Failed.ROBOTS, "robots.txt does not let us read it"));
            case UNKNOWN -> Optional.of(new Fetched.Failed("robots-away", "robots.txt cannot be had"));
        };
    }

    private Outcome understood(Fetched fetched) throws InterruptedException {
        if (fetched instanceof Fetched.Body body) {
            return memory.reading(() -> read(body));
        }
        return fetched instanceof Fetched.Failed failed && failed.isPassing()
                ? new Outcome.Later()
                : new Outcome.Never();
    }

    private Outcome read(Fetched.Body body) {
        try {
            Page page = reader.read(body.bytes(), body.contentType(), body.address());
            return page.text().isEmpty() ? new Outcome.Never() : new Outcome.Read(page);
        } catch (RuntimeException | StackOverflowError e) {
            // One page that brings out a fault of ours must not keep a feed from being read.
            LOG.errorf("A page could not be read: fault=%s", Fault.of(e));
            return new Outcome.Never();
        }
    }
}

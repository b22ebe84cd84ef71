package io.dyadwatch.ingest.feed;

import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.outbound.Download;
import io.dyadwatch.outbound.Failure;
import io.dyadwatch.outbound.GuardedHttpClient;
import io.dyadwatch.outbound.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a feed or a page. Redirects are followed one by one, each a request of its own that the client checks like the first,
 * and that takes a turn at its host. None is followed once the patience is over.
 */
public final class WebFetch {
    /** {@link Fetched.Failed#error} of a request that this side gave up. */
    static final String ABANDONED = slug(Failure.ABANDONED.name());

    /** What to accept where a feed is asked for. */
    public static final String FEEDS = "application/rss+xml, application/atom+xml, application/feed+json,"
            + " application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5";
    /** What to accept where a page is asked for. */
    public static final String PAGES = "text/html, application/xhtml+xml;q=0.9, text/plain;q=0.8, */*;q=0.1";

    private static final int MAX_REDIRECTS = 5;
    /** {@link Fetched.Failed#error} of a body that is larger than is read. */
    private static final String TOO_LARGE = "too-large";

    private final HostLimits hosts;
    private final Lane small;
    private final Lane large;
    private final Memory memory;
    private final Clock clock;
    private final Duration patience;
    private final String userAgent;
    private final String accepted;

    /**
     * How bodies up to a size are asked for.
     *
     * @param client whose limit on the body is a bound on what comes, compressed as it may be
     * @param maxBytes of a body, decompressed
     */
    public record Lane(GuardedHttpClient client, int maxBytes) {}

    /** What is asked before each request, redirects among them. */
    @FunctionalInterface
    interface Check {
        /** How the way ends here; empty where it goes on. */
        Optional<Fetched> of(String address) throws InterruptedException;
    }

    /**
     * A question.
     *
     * @param url canonical
     * @param etag validator of the last body; absent where there is none
     * @param lastModified the same
     * @param turn at the URL's host, which is given back when it has answered; empty where it is still to be waited for
     */
    record Question(
            String url,
            @Nullable String etag,
            @Nullable String lastModified,
            Optional<HostLimits.Turn> turn,
            Check check) {
        Question(String url) {
            this(url, null, null, Optional.empty(), address -> Optional.empty());
        }

        boolean isConditional() {
            return etag != null || lastModified != null;
        }

        private Question withoutTurn() {
            return new Question(url, etag, lastModified, Optional.empty(), check);
        }
    }

    /** What is made of what was fetched. */
    @FunctionalInterface
    interface Use<T> {
        T of(Fetched fetched) throws InterruptedException;
    }

    /**
     * @param small for bodies as nearly all are
     * @param large for those that are larger than that
     * @param hosts how hard each is asked
     * @param patience for a turn at a host; no redirect is followed after it
     * @param userAgent says who asks, and where that is explained
     * @param accepted media types, as {@code Accept} has them
     */
    public WebFetch(
            HostLimits hosts,
            Lane small,
            Lane large,
            Memory memory,
            Duration patience,
            String userAgent,
            String accepted,
            Clock clock) {
        this.hosts = hosts;
        this.small = small;
        this.large = large;
        this.memory = memory;
        this.patience = patience;
        this.userAgent = userAgent;
        this.accepted = accepted;
        this.clock = clock;
    }

    /**
     * Asks, on the condition that something has changed if validators are given. A body that turns out to be large is asked
     * for a second time, when it is its turn.
     *
     * @param use nothing of a large body may outlast it
     */
    <T> T fetch(Question question, Use<T> use) throws InterruptedException {
        Fetched first = fetch(small, question);
        boolean isLarge =
                first instanceof Fetched.Failed failed && failed.error().equals(TOO_LARGE);
        return isLarge ? memory.withLargeBody(() -> use.of(fetch(large, question.withoutTurn()))) : use.of(first);
    }

    private Fetched fetch(Lane lane, Question question) throws InterruptedException {
        Instant begun = clock.instant();
        Map<String, String> headers = headers(question);
        Trail trail = new Trail(question.url(), Optional.empty(), true);
        Optional<HostLimits.Turn> given = question.turn();
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            Optional<Fetched> end = question.check().of(trail.address());
            if (end.isPresent()) {
                return end.get();
            }
            Optional<HostLimits.Turn> turn =
                    given.isPresent() ? given : hosts.await(FeedPartition.authority(trail.address()), patience);
            if (turn.isEmpty()) {
                return new Fetched.Failed(ABANDONED, "others ask its host");
            }
            given = Optional.empty();
            Download download;
            HostLimits.Turn held = turn.get();
            try (held) {
                download = lane.client.get(trail.address(), headers);
            }
            if (download instanceof Outcome.Failed failed) {
                return new Fetched.Failed(slug(failed.kind().name()), failed.reason());
            }
            if (!(download instanceof Download.Received received)) {
                throw new IllegalStateException("a request ends in one of two ways");
            }
            if (!isRedirect(received.status())) {
                Trail arrived = trail;
                return memory.reading(() -> answer(lane, received, arrived, question.isConditional()));
            }
            Optional<String> location = received.header("location");
            if (location.isEmpty()) {
                return new Fetched.Failed("redirect", "a redirect does not say where to");
            }
            try {
                trail = trail.onTo(location.get(), received.status());
            } catch (InvalidRecord e) {
                return new Fetched.Failed("refused-target", "a redirect leads to a URL that " + e.problem());
            }
            if (Duration.between(begun, clock.instant()).compareTo(patience) > 0) {
                return new Fetched.Failed("timeout", "the redirects took too long");
            }
        }
        return new Fetched.Failed("redirect", "there are more than " + MAX_REDIRECTS + " redirects");
    }

    private Fetched answer(Lane lane, Download.Received received, Trail trail, boolean conditional) {
        Duration fresh = Freshness.of(received.headers(), clock.instant());
        return switch (received.status()) {
            case 200, 203 -> body(lane, received, trail, fresh);
            case 304 ->
                conditional
                        ? new Fetched.Unchanged(fresh, trail.movedTo())
                        : new Fetched.Failed("http-304", "the answer is that nothing has changed, which was not asked");
            case 410 -> new Fetched.Gone(trail.movedTo());
            default ->
                new Fetched.Failed(
                        "http-" + received.status(),
                        "the answer has the status " + received.status(),
                        received.header("retry-after").flatMap(value -> HttpTime.retryAfter(value, clock.instant())),
                        Optional.empty());
        };
    }

    private Fetched body(Lane lane, Download.Received received, Trail trail, Duration fresh) {
        if (!received.whole()) {
            return new Fetched.Failed(TOO_LARGE, "the body has more than " + received.body().length + " bytes");
        }
        try {
            byte[] bytes = new ContentCoding(lane.maxBytes)
                    .decode(received.body(), received.headers().getOrDefault("content-encoding", List.of()));
            return new Fetched.Body(
                    bytes,
                    received.header("content-type").orElse(null),
                    trail.address(),
                    received.header("etag").orElse(null),
                    received.header("last-modified").orElse(null),
                    fresh,
                    trail.movedTo());
        } catch (ContentCoding.Undecodable e) {
            return new Fetched.Failed(e.error(), String.valueOf(e.getMessage()));
        }
    }

    private Map<String, String> headers(Question question) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("user-agent", userAgent);
        headers.put("accept", accepted);
        headers.put("accept-encoding", ContentCoding.ACCEPTED);
        // Both: a server that knows the first ignores the second (RFC 9110 section 13.1.3).
        String etag = question.etag();
        if (etag != null) {
            headers.put("if-none-match", etag);
        }
        String lastModified = question.lastModified();
        if (lastModified != null) {
            headers.put("if-modified-since", lastModified);
        }
        return headers;
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The way through redirects.
     *
     * @param address where it has led to
     * @param movedTo the last address that only permanent redirects led to
     * @param permanent whether there was no other until now
     */
    private record Trail(String address, Optional<String> movedTo, boolean permanent) {
        Trail onTo(String location, int status) {
            String next = Location.resolve(location, address);
            // From https to http is followed where that is allowed, but never for good.
            boolean weaker = address.startsWith("https:") && !next.startsWith("https:");
            boolean stays = permanent && !weaker && (status == 301 || status == 308);
            return new Trail(next, stays ? Optional.of(next) : movedTo, stays);
        }
    }
}

package io.dyadwatch.outbound;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/**
 * HTTP/1.1 to a place that somebody else chose. Connects only to addresses that {@link UrlGuard} has just checked. Of what
 * clients do by themselves there is nothing in it: it follows no redirect, keeps no cookie, answers no request for a
 * password, uses no proxy, whatever the system's properties say, decompresses nothing and repeats nothing. TLS
 * certificates and host names are verified. A request ends within {@link Limits#total()}, whatever the other side does.
 *
 * <p>Safe for use by many threads; each request blocks its caller, and no request waits for another but for a place
 * among {@link Limits#connections()}.
 *
 * <p>A connection is kept for the next request to the same scheme, host and port, for a minute at most, if the answer
 * left it in order. One that the other side has closed in the meantime is noticed and costs no attempt.
 */
public final class GuardedHttpClient implements AutoCloseable {
    /** How much of an answer is handed back. */
    public static final int EXCERPT_BYTES = 1024;

    /** The longest {@code Retry-After} that is handed back. */
    public static final int RETRY_AFTER_CHARS = 100;

    private static final Duration SWEEP = Duration.ofSeconds(10);
    /** A resumed TLS session skips the certificate; so long at most. */
    private static final Duration TLS_SESSION = Duration.ofMinutes(10);

    private static final int TLS_SESSIONS = 1000;

    private final Limits limits;
    private final Connector connector;
    private final IdleConnections idle;
    private final Answers answers;
    private final Semaphore places;
    private final Set<Deadline> underWay = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService deadlines = deadlines();

    public GuardedHttpClient(UrlGuard guard, Limits limits) {
        this(guard, limits, platformTls());
    }

    /** @param tls whom to trust */
    GuardedHttpClient(UrlGuard guard, Limits limits, SSLContext tls) {
        this.limits = limits;
        this.connector = new Connector(guard, limits, tls);
        this.answers = new Answers(limits.responseBytes());
        this.idle = new IdleConnections(limits.connections());
        this.places = new Semaphore(limits.connections(), true);
        var unused = deadlines.scheduleWithFixedDelay(
                () -> idle.closeOld(System.nanoTime()), SWEEP.toSeconds(), SWEEP.toSeconds(), TimeUnit.SECONDS);
    }

    /**
     * Posts a body.
     *
     * @param url as it was given; checked here, like its addresses
     * @param headers besides Host and Content-Length; must name the content type
     * @return never throws for what the other side does, nor for what the URL is: that is {@link Outcome.Failed}
     */
    public Outcome post(String url, Map<String, String> headers, byte[] body) {
        return request(url, target -> postTo(target, headers, body), answers::excerpt, failed -> failed);
    }

    /** As {@link #post(String, Map, byte[])}. */
    public Outcome post(URI url, Map<String, String> headers, byte[] body) {
        return post(url.toString(), headers, body);
    }

    /**
     * Gets a body, as it comes: nothing is decompressed, and a redirect is an answer like any other.
     *
     * @param url as it was given; checked here, like its addresses
     * @param headers besides Host
     * @return never throws for what the other side does, nor for what the URL is: that is {@link Outcome.Failed}
     */
    public Download get(String url, Map<String, String> headers) {
        return request(url, target -> requestTo(Method.GET, target, headers), answers::download, f -> f);
    }

    /** What is under way ends as {@link Failure#ABANDONED}. */
    @Override
    public void close() {
        deadlines.shutdownNow();
        underWay.forEach(Deadline::abandon);
        idle.close();
    }

    private <T> T request(
            String url,
            Function<Target, ClassicHttpRequest> written,
            Answers.Reading<T> reading,
            Function<Outcome.Failed, T> failed) {
        Deadline deadline = new Deadline(limits.total());
        underWay.add(deadline);
        try {
            ScheduledFuture<?> end =
                    deadlines.schedule(deadline::expire, limits.total().toNanos(), TimeUnit.NANOSECONDS);
            try {
                Target target = Target.of(url);
                if (!takePlace(deadline)) {
                    return failed.apply(new Outcome.Failed(Failure.ABANDONED, "too many requests were under way"));
                }
                try {
                    Connection connection = connection(target.origin(), deadline);
                    return exchange(connection, written.apply(target), reading, deadline);
                } finally {
                    places.release();
                }
            } finally {
                end.cancel(false);
            }
        } catch (RejectedExecutionException e) {
            return failed.apply(abandoned());
        } catch (IOException | HttpException | RuntimeException e) {
            if (deadline.isAbandoned() || Thread.currentThread().isInterrupted()) {
                return failed.apply(abandoned());
            }
            boolean late = deadline.isOver() && !(e instanceof RefusedTarget);
            return failed.apply(late ? Failures.late(limits.total()) : Failures.exchanging(e));
        } finally {
            underWay.remove(deadline);
        }
    }

    private boolean takePlace(Deadline deadline) {
        try {
            return places.tryAcquire(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** One that was kept, or a new one. */
    private Connection connection(Target.Origin origin, Deadline deadline) throws IOException {
        Optional<Connection> kept = idle.take(origin, System.nanoTime());
        if (kept.isPresent()) {
            deadline.watch(kept.get().plain());
            return kept.get();
        }
        return connector.open(origin, deadline);
    }

    private <T> T exchange(
            Connection connection, ClassicHttpRequest request, Answers.Reading<T> reading, Deadline deadline)
            throws IOException, HttpException {
        boolean reusable = false;
        try {
            ClassicHttpResponse response = connection.exchange(request, limits.responseBytes(), deadline);
            Answers.Read<T> read = reading.read(connection, response);
            reusable = read.whole() && Answers.leavesInOrder(connection, response);
            return read.answer();
        } finally {
            if (!reusable) {
                connection.close();
            } else if (deadline.release()) {
                idle.put(connection, System.nanoTime());
            }
        }
    }

    private static ClassicHttpRequest postTo(Target target, Map<String, String> headers, byte[] body) {
        ClassicHttpRequest request = requestTo(Method.POST, target, headers);
        request.setHeader(HttpHeaders.CONTENT_LENGTH, body.length);
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_OCTET_STREAM));
        return request;
    }

    private static ClassicHttpRequest requestTo(Method method, Target target, Map<String, String> headers) {
        ClassicHttpRequest request = new BasicClassicHttpRequest(method, "/");
        // The constructor would take a path that begins with // for a host.
        request.setPath(target.path());
        headers.forEach(request::setHeader);
        request.setHeader(HttpHeaders.HOST, target.hostHeader());
        return request;
    }

    private static Outcome.Failed abandoned() {
        return new Outcome.Failed(Failure.ABANDONED, "the request was given up, since this side is being stopped");
    }

    /** The platform's authorities, and sessions of our own, so that nobody else's settings matter. */
    private static SSLContext platformTls() {
        try {
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, null, null);
            tls.getClientSessionContext().setSessionTimeout((int) TLS_SESSION.toSeconds());
            tls.getClientSessionContext().setSessionCacheSize(TLS_SESSIONS);
            return tls;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this platform has no TLS", e);
        }
    }

    private static ScheduledExecutorService deadlines() {
        ScheduledThreadPoolExecutor deadlines = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "outbound-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        deadlines.setRemoveOnCancelPolicy(true);
        return deadlines;
    }
}

package io.dyadwatch.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * HTTP to a place that somebody else chose. Connects only to addresses that {@link UrlGuard} has just checked; follows no
 * redirect, keeps no cookie, uses no proxy, decompresses nothing, repeats nothing by itself; TLS certificates and host
 * names are verified. A request ends within {@link Limits#total()}, whatever the other side does.
 *
 * <p>Safe for use by many threads; each request blocks its caller.
 */
public final class GuardedHttpClient implements AutoCloseable {
    /** How much of an answer is handed back. */
    public static final int EXCERPT_BYTES = 1024;

    /** The longest {@code Retry-After} that is handed back. */
    public static final int RETRY_AFTER_CHARS = 100;

    /** Code points of a reason that are not ours. */
    private static final int MAX_REASON_LENGTH = 300;

    private final Limits limits;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines;

    public GuardedHttpClient(UrlGuard guard, Limits limits) {
        this.limits = limits;
        this.client = CheckingClient.of(guard, limits);
        this.deadlines = deadlines();
    }

    /**
     * Posts a body.
     *
     * @param url as it was given; checked here, like its addresses
     * @param headers besides Host and Content-Length; must name the content type
     * @return never throws for what the other side does, nor for what the URL is: that is {@link Outcome.Failed}
     */
    public Outcome post(String url, Map<String, String> headers, byte[] body) {
        try {
            return post(UrlGuard.parse(url), headers, body);
        } catch (RefusedTarget e) {
            return failed(e);
        }
    }

    /**
     * Posts a body.
     *
     * @param headers besides Host and Content-Length; must name the content type
     * @return never throws for what the other side does: that is {@link Outcome.Failed}
     */
    public Outcome post(URI target, Map<String, String> headers, byte[] body) {
        HttpPost request = new HttpPost(target);
        headers.forEach(request::setHeader);
        String type = headers.getOrDefault("content-type", ContentType.APPLICATION_OCTET_STREAM.getMimeType());
        request.setEntity(new ByteArrayEntity(body, ContentType.parse(type)));
        return send(target, request);
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }

    private Outcome send(URI target, HttpUriRequestBase request) {
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> deadline = deadlines.schedule(
                () -> {
                    late.set(true);
                    request.cancel();
                },
                limits.total().toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            // The form is refused here, the host's addresses when it connects.
            UrlGuard.checkForm(target);
            HttpHost host = new HttpHost(target.getScheme(), target.getHost(), target.getPort());
            return client.execute(host, request, response -> read(request, response));
        } catch (IOException | RuntimeException e) {
            return late.get()
                    ? new Outcome.Failed(Failure.TIMEOUT, "no complete answer within " + seconds(limits.total()))
                    : failed(e);
        } finally {
            deadline.cancel(false);
        }
    }

    private Outcome read(HttpUriRequestBase request, ClassicHttpResponse response) throws IOException {
        byte[] excerpt = drain(request, response.getEntity());
        return new Outcome.Answered(response.getCode(), text(excerpt), retryAfter(response));
    }

    /** Reads to the end or to the limit; beyond it the connection is dropped, so that nobody pays for the rest. */
    private byte[] drain(HttpUriRequestBase request, @Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        InputStream content = entity.getContent();
        byte[] excerpt = content.readNBytes(EXCERPT_BYTES);
        byte[] buffer = new byte[8192];
        int read = excerpt.length;
        int n = content.read(buffer);
        while (n >= 0) {
            read += n;
            if (read > limits.responseBytes()) {
                request.cancel();
                return excerpt;
            }
            n = content.read(buffer);
        }
        return excerpt;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).replace('\u0000', '\ufffd');
    }

    /** Text that may hold what the other side wrote, such as a certificate's names. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .limit(MAX_REASON_LENGTH)
                .map(c -> Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF) ? '\ufffd' : c)
                .forEach(line::appendCodePoint);
        return line.toString();
    }

    private static Optional<String> retryAfter(ClassicHttpResponse response) {
        return Optional.ofNullable(response.getFirstHeader(HttpHeaders.RETRY_AFTER))
                .map(header -> String.valueOf(header.getValue()).strip())
                .filter(value -> value.length() <= RETRY_AFTER_CHARS && value.matches("[\\x20-\\x7e]+"));
    }

    private Outcome.Failed failed(Exception e) {
        if (e instanceof RefusedTarget || e.getCause() instanceof RefusedTarget) {
            RefusedTarget refused = e instanceof RefusedTarget itself ? itself : (RefusedTarget) e.getCause();
            return new Outcome.Failed(refused.kind(), "the URL " + refused.reason());
        }
        if (e instanceof SSLException) {
            return new Outcome.Failed(Failure.TLS, "TLS failed: " + oneLine(String.valueOf(e.getMessage())));
        }
        if (e instanceof ConnectTimeoutException) {
            return new Outcome.Failed(Failure.CONNECT_TIMEOUT, "no connection within " + seconds(limits.connect()));
        }
        if (e instanceof ConnectException) {
            return new Outcome.Failed(Failure.CONNECT_REFUSED, "the connection was refused");
        }
        if (e instanceof NoHttpResponseException) {
            return new Outcome.Failed(Failure.RESET, "the connection was closed without an answer");
        }
        return new Outcome.Failed(
                Failure.RESET, "the exchange broke off: " + e.getClass().getSimpleName());
    }

    private static String seconds(Duration duration) {
        return new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT))
                        .format(duration.toMillis() / 1000.0)
                + " s";
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

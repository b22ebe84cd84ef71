package io.dyadwatch.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/** Reads an answer after its head: to the end or to the limit; what comes beyond it nobody pays for. */
final class Answers {
    private final int maxBytes;

    /** @param maxBytes of a body that are read */
    Answers(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** What is made of an answer. */
    @FunctionalInterface
    interface Reading<T> {
        Read<T> read(Connection connection, ClassicHttpResponse response) throws IOException, HttpException;
    }

    /** @param whole whether the body was read to its end */
    record Read<T>(T answer, boolean whole) {}

    /** The beginning of the body, as text. */
    Read<Outcome> excerpt(Connection connection, ClassicHttpResponse response) throws IOException, HttpException {
        ByteArrayOutputStream first = new ByteArrayOutputStream(GuardedHttpClient.EXCERPT_BYTES);
        boolean whole = read(Method.POST, connection, response, (bytes, n) -> {
            int room = GuardedHttpClient.EXCERPT_BYTES - first.size();
            first.write(bytes, 0, Math.min(room, n));
        });
        String text = first.toString(StandardCharsets.UTF_8).replace('\u0000', '\ufffd');
        return new Read<>(new Outcome.Answered(response.getCode(), text, retryAfter(response)), whole);
    }

    /** All of it. */
    Read<Download> download(Connection connection, ClassicHttpResponse response) throws IOException, HttpException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        boolean whole = read(
                Method.GET,
                connection,
                response,
                (bytes, n) -> body.write(bytes, 0, Math.min(maxBytes - body.size(), n)));
        return new Read<>(
                new Download.Received(response.getCode(), headers(response), body.toByteArray(), whole), whole);
    }

    static boolean leavesInOrder(Connection connection, ClassicHttpResponse response) {
        boolean twoLengths = response.containsHeader(HttpHeaders.TRANSFER_ENCODING)
                && response.containsHeader(HttpHeaders.CONTENT_LENGTH);
        return !connection.hasEnded()
                && !twoLengths
                && DefaultConnectionReuseStrategy.INSTANCE.keepAlive(null, response, HttpCoreContext.create());
    }

    private boolean read(Method method, Connection connection, ClassicHttpResponse response, Sink sink)
            throws IOException, HttpException {
        if (!MessageSupport.canResponseHaveBody(method.name(), response)) {
            return true;
        }
        InputStream body = connection.body(response, maxBytes);
        byte[] bytes = new byte[8192];
        int read = 0;
        try {
            while (read <= maxBytes) {
                int n = body.read(bytes);
                if (n < 0) {
                    return true;
                }
                sink.take(bytes, n);
                read += n;
            }
        } catch (MeteredInput.Exhausted e) {
            // As good as the limit itself.
        }
        return false;
    }

    private static Map<String, List<String>> headers(ClassicHttpResponse response) {
        Map<String, List<String>> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header.getValue() == null ? "" : header.getValue());
        }
        return headers;
    }

    private static Optional<String> retryAfter(ClassicHttpResponse response) {
        return Optional.ofNullable(response.getFirstHeader(HttpHeaders.RETRY_AFTER))
                .map(header -> String.valueOf(header.getValue()).strip())
                .filter(value ->
                        value.length() <= GuardedHttpClient.RETRY_AFTER_CHARS && value.matches("[\\x20-\\x7e]+"));
    }

    private interface Sink {
        void take(byte[] bytes, int length);
    }
}

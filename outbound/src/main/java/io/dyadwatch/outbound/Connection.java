package io.dyadwatch.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.util.Timeout;

/** One connection to one origin, and HTTP/1.1 on it. Used by one thread at a time. */
final class Connection {
    private static final Http1Config BOUNDS = Http1Config.custom()
            // Its limit is the number that is already too many.
            .setMaxHeaderCount(Limits.HEADERS + 1)
            .setMaxLineLength(Limits.HEADER_LINE_BYTES)
            .setMaxEmptyLineCount(1)
            .build();
    private static final Timeout AT_ONCE = Timeout.ofMilliseconds(1);

    private final Target.Origin origin;
    private final BoundedSocket plain;
    private final Socket socket;
    private final MeteredInput input;
    private final Http1 http;
    private final long openedNanos = System.nanoTime();

    /**
     * @param plain the TCP socket
     * @param socket the same, or TLS over it
     */
    Connection(Target.Origin origin, BoundedSocket plain, Socket socket) throws IOException {
        this.origin = origin;
        this.plain = plain;
        this.socket = socket;
        this.input = new MeteredInput(socket.getInputStream());
        this.http = new Http1();
        this.http.bind(new MeteredSocket(socket, input));
    }

    Target.Origin origin() {
        return origin;
    }

    Socket plain() {
        return plain;
    }

    long openedNanos() {
        return openedNanos;
    }

    /**
     * Sends a request and reads the head of the final answer; what is not 1xx.
     *
     * @param bodyBytes that will be wanted of its body
     */
    ClassicHttpResponse exchange(ClassicHttpRequest request, int bodyBytes, Deadline deadline)
            throws IOException, HttpException {
        // Twice, since TLS wraps what it carries; whoever needs more sends records of a few bytes.
        plain.allow(Limits.HANDSHAKE_BYTES + 2L * (Limits.HEAD_BYTES + bodyBytes));
        // A second string to the deadline's bow.
        socket.setSoTimeout(
                (int) Math.min(Integer.MAX_VALUE, deadline.remaining().toMillis()));
        input.allow(Limits.HEAD_BYTES);
        http.sendRequestHeader(request);
        http.sendRequestEntity(request);
        http.flush();
        for (int interim = 0; interim <= Limits.INTERIM_ANSWERS; interim++) {
            ClassicHttpResponse response = head();
            if (response.getCode() > 999) {
                throw new BrokenExchange(Failure.PROTOCOL, "the answer's status is none of HTTP");
            }
            if (response.getCode() >= 200) {
                return response;
            }
            if (response.getCode() == 101) {
                throw new BrokenExchange(Failure.PROTOCOL, "the answer changes to a protocol that was not asked for");
            }
        }
        throw new BrokenExchange(Failure.PROTOCOL, "more than " + Limits.INTERIM_ANSWERS + " interim answers came");
    }

    /** The body that follows this head. Read beyond the bytes it throws {@link MeteredInput.Exhausted}. */
    InputStream body(ClassicHttpResponse response, int bytes) throws IOException, HttpException {
        input.allow(bytes);
        http.receiveResponseEntity(response);
        return response.getEntity().getContent();
    }

    boolean hasEnded() {
        return input.hasEnded();
    }

    /** Whether it is still open and silent: what comes without being asked for would pass as the next answer. */
    boolean isQuiet() {
        input.allow(1);
        try {
            plain.allow(Limits.HANDSHAKE_BYTES);
            return !http.isStale() && !http.isDataAvailable(AT_ONCE);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Ends it at once, the TCP connection under it: closing TLS as its protocol has it may wait for what the other side
     * sends, and reads what comes. All lengths are in the messages, so that nobody can take the end for more than it is.
     */
    void close() {
        Deadline.close(plain);
    }

    private ClassicHttpResponse head() throws IOException, HttpException {
        try {
            ClassicHttpResponse response = http.receiveResponseHeader();
            // The parser takes the end of the stream for the end of the head.
            if (input.hasEnded()) {
                throw new BrokenExchange(Failure.RESET, "the connection was closed within the head of the answer");
            }
            return response;
        } catch (MeteredInput.Exhausted e) {
            throw new BrokenExchange(
                    Failure.PROTOCOL, "the head of the answer is larger than " + Limits.HEAD_BYTES + " bytes");
        }
    }

    private static final class Http1 extends DefaultBHttpClientConnection {
        Http1() {
            // The parser does not get the connection's bounds by itself.
            super(BOUNDS, null, null, null, null, null, new DefaultHttpResponseParserFactory(BOUNDS));
        }

        @Override
        public void bind(SocketHolder holder) throws IOException {
            super.bind(holder);
        }
    }

    private static final class MeteredSocket extends SocketHolder {
        private final MeteredInput input;

        MeteredSocket(Socket socket, MeteredInput input) {
            super(socket);
            this.input = input;
        }

        @Override
        protected InputStream getInputStream(Socket ignored) {
            return input;
        }
    }
}

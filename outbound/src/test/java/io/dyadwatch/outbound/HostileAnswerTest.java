package io.dyadwatch.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a receiver may answer, and that it costs no more than the limits say. */
class HostileAnswerTest {
    private static final Network LOOPBACK = Network.parse("127.0.0.1/32");
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String LATE = "no complete answer within 0.4 s";

    // What is right.

    @Test
    void aWholeAnswerIsHandedBack() throws IOException {
        assertThat(answerTo(OK + "Content-Length: 5\r\n\r\nhello")).isEqualTo(answered(200, "hello"));
        assertThat(answerTo(OK + "Transfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n0\r\nA: b\r\n\r\n"))
                .isEqualTo(answered(200, "hello"));
        assertThat(answerTo(OK + "\r\nuntil the end")).isEqualTo(answered(200, "until the end"));
        assertThat(answerTo("HTTP/1.0 200 OK\r\n\r\nold")).isEqualTo(answered(200, "old"));
        assertThat(answerTo("HTTP/1.1 204 No Content\r\n\r\n")).isEqualTo(answered(204, ""));
        assertThat(answerTo("HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n"))
                .isEqualTo(answered(304, ""));
        assertThat(answerTo("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + OK
                        + "Content-Length: 0\r\n\r\n"))
                .isEqualTo(answered(200, ""));
        assertThat(answerTo("HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n")).isEqualTo(answered(999, ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 226, 299})
    void a2xxIsSuccess(int status) throws IOException {
        assertThat(answerTo("HTTP/1.1 " + status + " X\r\nContent-Length: 0\r\n\r\n"))
                .isInstanceOfSatisfying(
                        Outcome.Answered.class,
                        answered -> assertThat(answered.isSuccess()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 304, 307, 308, 400, 401, 404, 407, 408, 410, 429, 500, 502, 503, 504, 600})
    void anythingElseIsNot(int status) throws IOException {
        String location = "Location: http://127.0.0.1:1/\r\nWWW-Authenticate: Basic realm=x\r\n";

        assertThat(answerTo("HTTP/1.1 " + status + " X\r\n" + location + "Content-Length: 0\r\n\r\n"))
                .isInstanceOfSatisfying(Outcome.Answered.class, answered -> {
                    assertThat(answered.status()).isEqualTo(status);
                    assertThat(answered.isSuccess()).isFalse();
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120 | 120",
                "'   120  ' | 120",
                "Wed, 21 Oct 2026 07:28:00 GMT | Wed, 21 Oct 2026 07:28:00 GMT",
                "-1 | -1",
                "soon | soon",
                "'' | ",
                "caf\u00e9 | ",
                "a\tb | ",
            })
    void retryAfterIsHandedBackAsItCame(String sent, String expected) throws IOException {
        assertThat(answerTo("HTTP/1.1 503 X\r\nRetry-After: " + sent + "\r\nContent-Length: 0\r\n\r\n"))
                .isEqualTo(new Outcome.Answered(503, "", Optional.ofNullable(expected)));
    }

    @Test
    void retryAfterHasALimitAndTheFirstOneCounts() throws IOException {
        String longest = "9".repeat(GuardedHttpClient.RETRY_AFTER_CHARS);

        assertThat(answerTo("HTTP/1.1 429 X\r\nRETRY-AFTER: " + longest + "\r\nContent-Length: 0\r\n\r\n"))
                .isEqualTo(new Outcome.Answered(429, "", Optional.of(longest)));
        assertThat(answerTo("HTTP/1.1 429 X\r\nRetry-After: " + longest + "9\r\nContent-Length: 0\r\n\r\n"))
                .isEqualTo(answered(429, ""));
        assertThat(answerTo("HTTP/1.1 429 X\r\nRetry-After: 1\r\nRetry-After: 2\r\nContent-Length: 0\r\n\r\n"))
                .isEqualTo(new Outcome.Answered(429, "", Optional.of("1")));
    }

    @Test
    void anExcerptIsTextWhateverTheBytes() throws IOException {
        assertThat(answerTo(OK + "Content-Length: 5\r\n\r\na\u0000\u00ff\u00e9b"))
                .isEqualTo(answered(200, "a\ufffd\ufffd\ufffdb"));
    }

    @Test
    void aCompressedBodyIsNotInflated() throws IOException {
        String gzip = "\u001f\u008b\b\u0000";

        assertThat(answerTo(OK + "Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\n" + gzip))
                .isEqualTo(answered(200, new String(gzip.getBytes(ISO_8859_1), UTF_8).replace('\u0000', '\ufffd')));
    }

    // Too much.

    @Test
    void aBodyBeyondTheLimitIsLeftUnreadAndTheStatusCounts() throws IOException {
        for (String length : List.of("Content-Length: 1073741824\r\n", "", "Content-Length: 131073\r\n")) {
            AtomicLong written = new AtomicLong();
            try (RawServer server = new RawServer((self, connection) -> {
                        self.readRequest(connection);
                        RawServer.write(connection, OK + length + "\r\n");
                        writeWithoutEnd(connection, "x".repeat(8192), written);
                    });
                    GuardedHttpClient client = client(LONG)) {
                assertThat(post(client, server)).isEqualTo(answered(200, "x".repeat(1024)));
            }
            // What the systems' buffers took is not read, and less than a hundredth of the whole.
            assertThat(written.get()).isLessThan(10_000_000);
        }
    }

    @Test
    void theSameInChunksHoweverSmall() throws IOException {
        for (String chunk : List.of(
                "2000\r\n" + "x".repeat(0x2000) + "\r\n", "1\r\nx\r\n", "1;" + "y".repeat(8000) + "\r\nx\r\n")) {
            AtomicLong written = new AtomicLong();
            try (RawServer server = new RawServer((self, connection) -> {
                        self.readRequest(connection);
                        RawServer.write(connection, OK + "Transfer-Encoding: chunked\r\n\r\n");
                        writeWithoutEnd(connection, chunk, written);
                    });
                    GuardedHttpClient client = client(LONG)) {
                assertThat(post(client, server))
                        .isInstanceOfSatisfying(
                                Outcome.Answered.class,
                                answered -> assertThat(answered.excerpt()).matches("x{1,1024}"));
            }
            assertThat(written.get()).isLessThan(10_000_000);
        }
    }

    @Test
    void aBodyOfExactlyTheLimitIsReadToItsEnd() throws IOException {
        int limit = Limits.DEFAULT.responseBytes();

        assertThat(answerTo(OK + "Content-Length: " + limit + "\r\n\r\n" + "x".repeat(limit)))
                .isEqualTo(answered(200, "x".repeat(1024)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 100 Continue\r\n\r\n",
                "HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n",
                "HTTP/1.1 102 Processing\r\n\r\n",
                "x-header: y\r\n",
                "\r\n",
                "\0",
                "H",
                " folded\r\n",
            })
    void aHeadWithoutEndIsGivenUp(String repeated) throws IOException {
        String before = repeated.startsWith("x-") ? OK : repeated.startsWith(" ") ? OK + "x: y\r\n" : "";
        AtomicLong written = new AtomicLong();
        try (RawServer server = new RawServer((self, connection) -> {
                    self.readRequest(connection);
                    RawServer.write(connection, before);
                    writeWithoutEnd(connection, repeated.repeat(200), written);
                });
                GuardedHttpClient client = client(LONG)) {
            assertThat(post(client, server))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.kind()).isEqualTo(Failure.PROTOCOL));
        }
        assertThat(written.get()).isLessThan(10_000_000);
    }

    @Test
    void headersHaveLimits() throws IOException {
        String end = "Content-Length: 0\r\n\r\n";

        assertThat(answerTo(OK + "a: b\r\n".repeat(Limits.HEADERS - 1) + end)).isEqualTo(answered(200, ""));
        assertProtocolFailure(OK + "a: b\r\n".repeat(Limits.HEADERS) + end);
        assertThat(answerTo(OK + "a: " + "b".repeat(8000) + "\r\n" + end)).isEqualTo(answered(200, ""));
        assertProtocolFailure(OK + "a: " + "b".repeat(Limits.HEADER_LINE_BYTES) + "\r\n" + end);
        // Each within its limit, but not together.
        assertThat(answerTo(OK + ("a: " + "b".repeat(8000) + "\r\n").repeat(9) + end))
                .isEqualTo(new Outcome.Failed(Failure.PROTOCOL, "the head of the answer is larger than 65536 bytes"));
        assertProtocolFailure("HTTP/1.1 200 " + "x".repeat(Limits.HEADER_LINE_BYTES) + "\r\n" + end);
        // Blank lines that continue a header count too.
        assertProtocolFailure(OK + "a: b\r\n" + (" ".repeat(4000) + "\r\n").repeat(50) + end);
    }

    // Wrong.

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello, this is HTTP/0.9\n",
                "<html></html>\r\n\r\n",
                "HTTP/2.0 200 OK\r\n\r\n",
                "HTTP/3 200\r\n\r\n",
                "HTTP/1.1\r\n\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 -200 OK\r\n\r\n",
                "HTTP/1.1 099 OK\r\n\r\n",
                "HTTP/1.1 20000 OK\r\n\r\n",
                "HTTP/1.1 2147483648 OK\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno colon here\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: 5, 6\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\nhello\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhello\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nhello\r\n",
                "\u0016\u0003\u0003\u0000\u0001\u0000\r\n\r\n",
                "\u0000\u0000\u0012\u0004\u0000\u0000\u0000\u0000\u0000\r\n",
                "\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
            })
    void whatIsNoHttpIsAProtocolFailure(String answer) throws IOException {
        assertProtocolFailure(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 100 Continue\r\n\r\n",
                "HTTP/1.1 200 OK",
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhe",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
            })
    void anAnswerThatBreaksOffIsNone(String answer) throws IOException {
        assertThat(answerTo(answer))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.kind()).isEqualTo(Failure.RESET));
    }

    @Test
    void aResetIsTold() throws IOException {
        try (RawServer server = new RawServer((self, connection) -> {
                    self.readRequest(connection);
                    connection.setSoLinger(true, 0);
                });
                GuardedHttpClient client = client(LONG)) {
            assertThat(post(client, server))
                    .isEqualTo(
                            new Outcome.Failed(Failure.RESET, "the connection was reset before the end of the answer"));
        }
    }

    // Slow.

    @Test
    void silenceIsGivenUpInTime() throws IOException {
        try (RawServer server = new RawServer(RawServer.silent())) {
            assertLate(server, new byte[0]);
        }
    }

    @Test
    void aReceiverThatNeverReadsIsGivenUpInTime() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        try (RawServer server = new RawServer((self, connection) -> over.await())) {
            assertLate(server, new byte[32 * 1024 * 1024]);
        } finally {
            over.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nx: ",
                "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nx: ",
            })
    void aDripIsGivenUpInTimeWhereverItBegins(String before) throws IOException {
        try (RawServer server = new RawServer((self, connection) -> {
            self.readRequest(connection);
            RawServer.write(connection, before);
            while (true) {
                LockSupport.parkNanos(20_000_000);
                RawServer.write(connection, "1");
            }
        })) {
            assertLate(server, new byte[0]);
        }
    }

    @Test
    void interimAnswersThatDripAreGivenUpInTime() throws IOException {
        try (RawServer server = new RawServer((self, connection) -> {
            self.readRequest(connection);
            while (true) {
                LockSupport.parkNanos(100_000_000);
                RawServer.write(connection, "HTTP/1.1 102 Processing\r\n\r\n");
            }
        })) {
            assertLate(server, new byte[0]);
        }
    }

    @Test
    void aTlsHandshakeThatNeverEndsIsGivenUpInTime() throws IOException {
        // The beginning of a handshake record of 16 KiB, and then a byte now and then.
        String start = "\u0016\u0003\u0003@\u0000\u0002\u0000?\u00fc";
        try (RawServer server = new RawServer((self, connection) -> {
                    RawServer.write(connection, start);
                    while (true) {
                        LockSupport.parkNanos(20_000_000);
                        RawServer.write(connection, "\u0003");
                    }
                });
                GuardedHttpClient client = client(SHORT)) {
            assertThat(client.post("https://127.0.0.1:" + server.port() + "/", Map.of(), new byte[0]))
                    .isEqualTo(new Outcome.Failed(Failure.TIMEOUT, LATE));
        }
    }

    @Test
    void aConnectionThatDoesNotComeAboutIsGivenUpInTimeOnAllAddressesTogether() throws IOException {
        try (ServerSocket full = new ServerSocket();
                FullBacklog backlog = new FullBacklog(full)) {
            String url = "http://many.example:" + backlog.port() + "/";
            InetAddress[] addresses = new InetAddress[500];
            java.util.Arrays.fill(addresses, InetAddress.getLoopbackAddress());
            UrlGuard guard = new UrlGuard(List.of(LOOPBACK), host -> addresses);
            Limits patient = Limits.DEFAULT.withTotal(SHORT);
            Limits brief = new Limits(LONG, Duration.ofMillis(50), 1024, 1);

            try (GuardedHttpClient client = new GuardedHttpClient(guard, patient);
                    GuardedHttpClient quick = new GuardedHttpClient(guard, brief)) {
                assertThat(client.post(url, Map.of(), new byte[0]))
                        .isEqualTo(new Outcome.Failed(Failure.TIMEOUT, LATE));
                assertThat(quick.post(url, Map.of(), new byte[0]))
                        .isEqualTo(new Outcome.Failed(Failure.CONNECT_TIMEOUT, "no connection within 0.05 s"));
            }
        }
    }

    @Test
    void aNameServerThatNeverAnswersIsGivenUpInTime() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        NameLookup never = host -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new InetAddress[0];
        };
        try (BoundedLookup lookup = new BoundedLookup(never, LONG);
                GuardedHttpClient client =
                        new GuardedHttpClient(new UrlGuard(List.of(), lookup), Limits.DEFAULT.withTotal(SHORT))) {
            assertThat(client.post("https://dead.example/", Map.of(), new byte[0]))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.kind()).isEqualTo(Failure.LOOKUP));
        } finally {
            over.countDown();
        }
    }

    private static void writeWithoutEnd(Socket connection, String text, AtomicLong written) throws IOException {
        byte[] bytes = text.getBytes(ISO_8859_1);
        OutputStream out = connection.getOutputStream();
        while (true) {
            out.write(bytes);
            written.addAndGet(bytes.length);
        }
    }

    private static void assertProtocolFailure(String answer) throws IOException {
        assertThat(answerTo(answer))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.kind()).isEqualTo(Failure.PROTOCOL));
    }

    private static void assertLate(RawServer server, byte[] body) {
        try (GuardedHttpClient client = client(SHORT)) {
            assertThat(client.post("http://127.0.0.1:" + server.port() + "/", Map.of(), body))
                    .isEqualTo(new Outcome.Failed(Failure.TIMEOUT, LATE));
        }
    }

    private static Outcome answerTo(String answer) throws IOException {
        try (RawServer server = new RawServer(RawServer.answeringOnce(answer));
                GuardedHttpClient client = client(LONG)) {
            return post(client, server);
        }
    }

    private static Outcome post(GuardedHttpClient client, RawServer server) {
        return client.post("http://127.0.0.1:" + server.port() + "/hook", Map.of(), "{}".getBytes(UTF_8));
    }

    private static Outcome answered(int status, String excerpt) {
        return new Outcome.Answered(status, excerpt, Optional.empty());
    }

    private static GuardedHttpClient client(Duration total) {
        UrlGuard guard = new UrlGuard(List.of(LOOPBACK), HostileUrls::addressesOf);
        return new GuardedHttpClient(guard, Limits.DEFAULT.withTotal(total));
    }

    /** A listener whose queue is full and never emptied: the system lets further connections wait. */
    private static final class FullBacklog implements AutoCloseable {
        private final ServerSocket listener;
        private final List<Socket> waiting = new ArrayList<>();

        FullBacklog(ServerSocket listener) throws IOException {
            this.listener = listener;
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
            boolean full = false;
            while (!full) {
                Socket socket = new Socket();
                waiting.add(socket);
                try {
                    socket.connect(listener.getLocalSocketAddress(), 200);
                } catch (java.net.SocketTimeoutException e) {
                    full = true;
                }
            }
        }

        int port() {
            return listener.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }
}

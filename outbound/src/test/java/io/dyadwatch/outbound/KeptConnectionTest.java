package io.dyadwatch.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection serves the next request to the same origin, if it is in order, and nothing else. */
class KeptConnectionTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final Outcome ANSWERED = new Outcome.Answered(200, "ok", Optional.empty());

    @ParameterizedTest
    @ValueSource(
            strings = {
                OK,
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok",
            })
    void servesManyRequests(String answer) throws IOException {
        try (RawServer server = new RawServer(RawServer.answering(answer));
                GuardedHttpClient client = client()) {
            for (int i = 0; i < 20; i++) {
                assertThat(client.post(url(server), Map.of(), new byte[i])).isEqualTo(ANSWERED);
            }
            assertThat(server.accepted()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\nok\r\n0\r\n\r\n",
                // More than the length says: another answer, for whoever comes next.
                OK + "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npoison",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\nx",
                OK + "\r\n",
            })
    void isNotKeptWhereTheAnswerLeavesItInDoubt(String answer) throws IOException {
        try (RawServer server = new RawServer(RawServer.answering(answer));
                GuardedHttpClient client = client()) {
            for (int i = 0; i < 5; i++) {
                assertThat(client.post(url(server), Map.of(), new byte[0])).isEqualTo(ANSWERED);
            }
            assertThat(server.accepted()).isEqualTo(5);
        }
    }

    @Test
    void isNotKeptAfterAnAnswerWithoutABodyThatSendsOne() throws IOException {
        String answer = "HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 500 Poison\r\nContent-Length: 0\r\n\r\n";
        try (RawServer server = new RawServer(RawServer.answering(answer));
                GuardedHttpClient client = client()) {
            for (int i = 0; i < 5; i++) {
                assertThat(client.post(url(server), Map.of(), new byte[0]))
                        .isEqualTo(new Outcome.Answered(204, "", Optional.empty()));
            }
        }
    }

    @Test
    void whatComesUnaskedIsNobodysAnswer() throws Exception {
        CountDownLatch sent = new CountDownLatch(1);
        try (RawServer server = new RawServer((self, connection) -> {
                    self.readRequest(connection);
                    RawServer.write(connection, OK);
                    if (self.accepted() == 1) {
                        RawServer.write(connection, "HTTP/1.1 500 Poison\r\nContent-Length: 0\r\n\r\n");
                        sent.countDown();
                        self.readRequest(connection);
                    }
                });
                GuardedHttpClient client = client()) {
            assertThat(client.post(url(server), Map.of(), new byte[0])).isEqualTo(ANSWERED);
            sent.await();
            assertThat(client.post(url(server), Map.of(), new byte[0])).isEqualTo(ANSWERED);
            assertThat(server.accepted()).isEqualTo(2);
        }
    }

    @Test
    void onceTheOtherSideHasClosedItItCostsNoAttempt() throws Exception {
        try (RawServer server = new RawServer((self, connection) -> {
                    self.readRequest(connection);
                    RawServer.write(connection, OK);
                    closeFirst(connection);
                });
                GuardedHttpClient client = client()) {
            for (int i = 1; i <= 20; i++) {
                assertThat(client.post(url(server), Map.of(), new byte[0])).isEqualTo(ANSWERED);
                assertThat(server.accepted()).isEqualTo(i);
            }
        }
    }

    @Test
    void isKeptForItsOwnHostAndPortOnly() throws IOException {
        try (RawServer server = new RawServer(RawServer.answering(OK));
                RawServer other = new RawServer(RawServer.answering(OK));
                GuardedHttpClient client = client()) {
            for (String host : List.of("a.example", "b.example", "A.example", "b.example.", "127.0.0.1")) {
                assertThat(client.post("http://" + host + ":" + server.port() + "/", Map.of(), new byte[0]))
                        .isEqualTo(ANSWERED);
            }
            assertThat(client.post("http://a.example:" + other.port() + "/", Map.of(), new byte[0]))
                    .isEqualTo(ANSWERED);

            assertThat(server.accepted()).isEqualTo(4);
            assertThat(other.accepted()).isEqualTo(1);
        }
    }

    @Test
    void isClosedWhenItIsTooOldOrTooLongIdle() throws IOException {
        try (RawServer server = new RawServer(RawServer.silent())) {
            IdleConnections idle = new IdleConnections(2);
            Connection first = connect(server);
            Connection second = connect(server);
            Connection third = connect(server);
            long now = Math.max(first.openedNanos(), third.openedNanos());

            idle.put(first, now);
            idle.put(second, now);
            idle.put(third, now);
            assertThat(idle.size()).isEqualTo(2);
            assertThat(first.plain().isClosed()).isTrue();

            assertThat(idle.take(third.origin(), now)).contains(third);
            idle.put(third, now + 1_000_000_000);
            idle.closeOld(now + IdleConnections.MAX_IDLE.toNanos() + 1);
            assertThat(second.plain().isClosed()).isTrue();
            assertThat(third.plain().isClosed()).isFalse();

            assertThat(idle.take(third.origin(), third.openedNanos() + IdleConnections.MAX_AGE.toNanos() + 1))
                    .isEmpty();
            assertThat(third.plain().isClosed()).isTrue();
        }
    }

    @Test
    void isClosedWithTheClient() throws IOException {
        try (RawServer server = new RawServer(RawServer.silent())) {
            IdleConnections idle = new IdleConnections(2);
            Connection before = connect(server);
            Connection after = connect(server);

            idle.put(before, before.openedNanos());
            idle.close();
            idle.put(after, after.openedNanos());

            assertThat(before.plain().isClosed()).isTrue();
            assertThat(after.plain().isClosed()).isTrue();
            assertThat(idle.size()).isZero();
        }
    }

    /** Ends our half, so that the client sees the end at once, and waits until it has. */
    private static void closeFirst(Socket connection) throws IOException {
        connection.shutdownOutput();
        connection.getInputStream().readAllBytes();
    }

    private static Connection connect(RawServer server) throws IOException {
        BoundedSocket socket = new BoundedSocket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        return new Connection(new Target.Origin(false, "a.example", server.port()), socket, socket);
    }

    private static GuardedHttpClient client() {
        InetAddress[] loopback = {InetAddress.getLoopbackAddress()};
        UrlGuard guard = new UrlGuard(List.of(Network.parse("127.0.0.1/32")), host -> loopback);
        return new GuardedHttpClient(guard, Limits.DEFAULT);
    }

    private static String url(RawServer server) {
        return "http://a.example:" + server.port() + "/";
    }
}

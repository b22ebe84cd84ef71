package io.dyadwatch.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.outbound.Certificates.Keys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS is verified always: whom the platform trusts, here the authority of the test, and the name. */
class TlsTest {
    private static final String NO_CONTENT = "HTTP/1.1 204 No Content\r\n\r\n";

    @TempDir
    static Path folder;

    private static Certificates certificates;

    private final Queue<String> names = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = Certificates.in(folder);
    }

    @Test
    void aTrustedCertificateForTheHostIsGoodAndTheHostIsNamedThoughTheAddressIsPinned() throws Exception {
        try (RawServer server = server(certificates.good("hook.example"));
                GuardedHttpClient client = client()) {
            Outcome outcome = client.post(url("Hook.Example", server), Map.of(), new byte[] {1});
            Outcome again = client.post(url("hook.example.", server), Map.of(), new byte[] {1});

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Answered.class,
                            answered -> assertThat(answered.status()).isEqualTo(204));
            assertThat(again).isEqualTo(outcome);
            assertThat(names).hasSize(2).containsOnly("hook.example");
            assertThat(server.requests())
                    .hasSize(2)
                    .allMatch(request -> request.contains("\r\nHost: hook.example:" + server.port() + "\r\n"));
        }
    }

    @Test
    void aConnectionIsKeptForItsHostOnly() throws Exception {
        try (RawServer server = server(certificates.good("hook.example", "other.example"));
                GuardedHttpClient client = client()) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.post(url("hook.example", server), Map.of(), new byte[0]))
                        .isInstanceOf(Outcome.Answered.class);
            }
            assertThat(server.accepted()).isEqualTo(1);

            assertThat(client.post(url("other.example", server), Map.of(), new byte[0]))
                    .isInstanceOf(Outcome.Answered.class);
            assertThat(server.accepted()).isEqualTo(2);
            assertThat(names).containsExactly("hook.example", "other.example");
        }
    }

    @Test
    void aCertificateForTheAddressIsGoodWhereTheUrlHasTheAddress() throws Exception {
        try (RawServer server = server(certificates.good("127.0.0.1"));
                GuardedHttpClient client = client()) {
            assertThat(client.post("https://127.0.0.1:" + server.port() + "/", Map.of(), new byte[0]))
                    .isInstanceOf(Outcome.Answered.class);
            assertThat(client.post(url("hook.example", server), Map.of(), new byte[0]))
                    .isEqualTo(failed("the certificate is for another host"));
        }
    }

    @Test
    void aCertificateForAnotherHostIsRefused() throws Exception {
        assertRefused(certificates.good("other.example"), "the certificate is for another host");
        assertRefused(certificates.good("example"), "the certificate is for another host");
        assertRefused(certificates.good("x.hook.example"), "the certificate is for another host");
        // The address it is pinned to is not the name that was asked for.
        assertRefused(certificates.good("127.0.0.1"), "the certificate is for another host");
    }

    @Test
    void aSelfSignedCertificateIsRefused() throws Exception {
        assertRefused(
                certificates.selfSigned("hook.example"),
                "the certificate is self-signed, or nobody who is trusted has signed it");
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsRefused() throws Exception {
        assertRefused(
                certificates.ofUnknownAuthority("hook.example"),
                "the certificate is self-signed, or nobody who is trusted has signed it");
    }

    @Test
    void aCertificateOutOfItsTimeIsRefused() throws Exception {
        assertRefused(certificates.expired("hook.example"), "the certificate has expired");
        assertRefused(certificates.notYetValid("hook.example"), "the certificate is not valid yet");
    }

    @Test
    void thePlatformsAuthoritiesAreTrustedAndNoOthers() throws Exception {
        UrlGuard guard = guard();
        try (RawServer server = server(certificates.good("hook.example"));
                GuardedHttpClient client = new GuardedHttpClient(guard, Limits.DEFAULT)) {
            assertThat(client.post(url("hook.example", server), Map.of(), new byte[0]))
                    .isEqualTo(failed("the certificate is self-signed, or nobody who is trusted has signed it"));
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void whatSpeaksNoTlsIsRefused() throws Exception {
        try (RawServer server = new RawServer((self, connection) -> RawServer.write(connection, NO_CONTENT));
                GuardedHttpClient client = client()) {
            assertThat(client.post(url("hook.example", server), Map.of(), new byte[0]))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.kind()).isEqualTo(Failure.TLS));
        }
    }

    @Test
    void oldVersionsOfTlsAreNotSpoken() throws Exception {
        SSLServerSocket listener = listener(certificates.good("hook.example"));
        listener.setEnabledProtocols(new String[] {"TLSv1", "TLSv1.1"});
        try (RawServer server = new RawServer(listener, RawServer.answering(NO_CONTENT));
                GuardedHttpClient client = client()) {
            assertThat(client.post(url("hook.example", server), Map.of(), new byte[0]))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.kind()).isEqualTo(Failure.TLS));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n",
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
            })
    void whatComesWithoutEndIsNotReadToBeClosedProperly(String head) throws Exception {
        AtomicLong written = new AtomicLong();
        RawServer.Conduct endless = (self, connection) -> {
            self.readRequest(connection);
            RawServer.write(connection, head);
            while (true) {
                connection.getOutputStream().write(new byte[8192]);
                written.addAndGet(8192);
            }
        };
        try (RawServer server = new RawServer(listener(certificates.good("hook.example")), endless);
                GuardedHttpClient client =
                        new GuardedHttpClient(guard(), Limits.DEFAULT.withTotal(Duration.ofMinutes(1)), tls())) {
            assertThat(client.post(url("hook.example", server), Map.of(), new byte[0]))
                    .isInstanceOfSatisfying(
                            Outcome.Answered.class,
                            answered -> assertThat(answered.status()).isEqualTo(200));
        }
        assertThat(written.get()).isLessThan(20_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aReceiverThatDoesNotCloseInTurnIsNotWaitedFor(String version) throws Exception {
        SSLServerSocket listener = listener(certificates.good("hook.example"));
        listener.setEnabledProtocols(new String[] {version});
        CountDownLatch over = new CountDownLatch(1);
        RawServer.Conduct silentAfterwards = (self, connection) -> {
            self.readRequest(connection);
            RawServer.write(connection, "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
            over.await();
        };
        try (RawServer server = new RawServer(listener, silentAfterwards);
                GuardedHttpClient client =
                        new GuardedHttpClient(guard(), Limits.DEFAULT.withTotal(Duration.ofMinutes(1)), tls())) {
            assertThat(client.post(url("hook.example", server), Map.of(), new byte[0]))
                    .isInstanceOf(Outcome.Answered.class);
        } finally {
            over.countDown();
        }
    }

    /** New keys, over and over: nothing of it is part of an answer. */
    @Test
    void whatTlsSendsForItselfHasALimitToo() throws Exception {
        AtomicLong sent = new AtomicLong();
        RawServer.Conduct tickets = (self, connection) -> {
            self.readRequest(connection);
            while (true) {
                // With TLS 1.3 the JDK sends new keys for this.
                ((SSLSocket) connection).startHandshake();
                sent.incrementAndGet();
            }
        };
        try (RawServer server = new RawServer(listener(certificates.good("hook.example")), tickets);
                GuardedHttpClient client =
                        new GuardedHttpClient(guard(), Limits.DEFAULT.withTotal(Duration.ofMinutes(1)), tls())) {
            assertThat(client.post(url("hook.example", server), Map.of(), new byte[0]))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.kind()).isNotEqualTo(Failure.TIMEOUT));
        }
        assertThat(sent).hasPositiveValue();
    }

    /** Closing a TLS connection is what waits for the thread that writes; the deadline must not. */
    @Test
    void aTlsReceiverThatNeverReadsHoldsUpNobodyElse() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        RawServer.Conduct neverReads = (self, connection) -> {
            ((SSLSocket) connection).startHandshake();
            over.await();
        };
        try (RawServer server = new RawServer(listener(certificates.good("hook.example")), neverReads);
                GuardedHttpClient client =
                        new GuardedHttpClient(guard(), Limits.DEFAULT.withTotal(Duration.ofMillis(1500)), tls())) {
            for (int i = 0; i < 2; i++) {
                assertThat(client.post(url("hook.example", server), Map.of(), new byte[32 * 1024 * 1024]))
                        .isEqualTo(new Outcome.Failed(Failure.TIMEOUT, "no complete answer within 1.5 s"));
            }
        } finally {
            over.countDown();
        }
    }

    private void assertRefused(Keys keys, String reason) throws Exception {
        try (RawServer server = server(keys);
                GuardedHttpClient client = client()) {
            assertThat(client.post(url("hook.example", server), Map.of(), new byte[] {1}))
                    .isEqualTo(failed(reason));
            assertThat(server.requests()).isEmpty();
        }
    }

    private static Outcome failed(String reason) {
        return new Outcome.Failed(Failure.TLS, "TLS failed: " + reason);
    }

    private RawServer server(Keys keys) throws Exception {
        return new RawServer(listener(keys), (self, connection) -> {
            names.add(nameAskedFor(connection));
            RawServer.answering(NO_CONTENT).on(self, connection);
        });
    }

    private static String nameAskedFor(Socket connection) throws IOException {
        SSLSocket socket = (SSLSocket) connection;
        socket.startHandshake();
        ExtendedSSLSession session = (ExtendedSSLSession) socket.getSession();
        return session.getRequestedServerNames().isEmpty()
                ? ""
                : new String(session.getRequestedServerNames().get(0).getEncoded(), StandardCharsets.US_ASCII);
    }

    private static SSLServerSocket listener(Keys keys) throws Exception {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.managers(), null, null);
        ServerSocket listener =
                tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        return (SSLServerSocket) listener;
    }

    private static String url(String host, RawServer server) {
        return "https://" + host + ":" + server.port() + "/hook";
    }

    private static GuardedHttpClient client() throws Exception {
        return new GuardedHttpClient(guard(), Limits.DEFAULT, tls());
    }

    private static SSLContext tls() throws Exception {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, certificates.trust(), null);
        return tls;
    }

    private static UrlGuard guard() {
        InetAddress[] loopback = {InetAddress.getLoopbackAddress()};
        return new UrlGuard(List.of(Network.parse("127.0.0.1/32")), host -> loopback);
    }
}

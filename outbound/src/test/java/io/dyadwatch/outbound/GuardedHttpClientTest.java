package io.dyadwatch.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedHttpClientTest {
    private static final String NO_CONTENT = "HTTP/1.1 204 No Content\r\n\r\n";
    private static final Outcome DELIVERED = new Outcome.Answered(204, "", Optional.empty());

    @Test
    void postsTheBytesAsTheyAreAndNothingThatNobodyAskedFor() throws IOException {
        byte[] body = "{\"señal\":1}".getBytes(UTF_8);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        headers.put("webhook-id", "msg_1");
        try (RawServer server = new RawServer(RawServer.answering(NO_CONTENT));
                GuardedHttpClient client = client(loopback())) {
            assertThat(client.post(url(server) + "hook?a=b", headers, body)).isEqualTo(DELIVERED);

            assertThat(server.requests())
                    .containsExactly(
                            "POST /hook?a=b HTTP/1.1\r\ncontent-type: application/json\r\nwebhook-id: msg_1\r\n"
                                    + "Host: 127.0.0.1:" + server.port() + "\r\nContent-Length: 12\r\n\r\n"
                                    + new String(body, ISO_8859_1));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', /",
        "/, /",
        "?x=%2f, /?x=%2f",
        "//elsewhere.example/, //elsewhere.example/",
        "/a/../b/./c, /a/../b/./c",
        "/http://elsewhere.example/, /http://elsewhere.example/",
        "/%0d%0aHost:%20inside, /%0d%0aHost:%20inside",
    })
    void asksForThePathAsItWasGiven(String given, String asked) throws IOException {
        try (RawServer server = new RawServer(RawServer.answering(NO_CONTENT));
                GuardedHttpClient client = client(loopback())) {
            assertThat(client.post("http://127.0.0.1:" + server.port() + given, Map.of(), new byte[0]))
                    .isEqualTo(DELIVERED);

            assertThat(server.requests().get(0)).startsWith("POST " + asked + " HTTP/1.1\r\nHost: 127.0.0.1:");
        }
    }

    @Test
    void aHeaderCannotBringAnotherOneWithIt() throws IOException {
        try (RawServer server = new RawServer(RawServer.answering(NO_CONTENT));
                GuardedHttpClient client = client(loopback())) {
            assertThat(client.post(url(server), Map.of("x", "a\r\nInjected: b\n\nc"), new byte[0]))
                    .isEqualTo(DELIVERED);

            assertThat(server.requests()).hasSize(1).noneMatch(request -> request.contains("\nInjected"));
        }
    }

    @Test
    void connectsToTheCheckedAddressWithoutLookingAgainAndNamesTheHostAsItWasAskedFor() throws IOException {
        AtomicInteger lookups = new AtomicInteger();
        NameLookup once = host -> {
            assertThat(host).isEqualTo("hook.example");
            lookups.incrementAndGet();
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        };
        try (RawServer server = new RawServer(RawServer.answering(NO_CONTENT));
                GuardedHttpClient client = client(new UrlGuard(loopback(), once))) {
            assertThat(client.post("http://HOOK.example:" + server.port() + "/", Map.of(), new byte[0]))
                    .isEqualTo(DELIVERED);

            assertThat(lookups).hasValue(1);
            assertThat(server.requests().get(0)).contains("\r\nHost: hook.example:" + server.port() + "\r\n");
        }
    }

    @Test
    void triesTheNextAddressWhereOneDoesNotAnswer() throws IOException {
        NameLookup both =
                host -> new InetAddress[] {InetAddress.getAllByName("127.0.0.3")[0], InetAddress.getLoopbackAddress()};
        UrlGuard guard = new UrlGuard(List.of(Network.parse("127.0.0.0/8")), both);
        try (RawServer server = new RawServer(RawServer.answering(NO_CONTENT));
                GuardedHttpClient client = client(guard)) {
            assertThat(client.post("http://hook.example:" + server.port() + "/", Map.of(), new byte[0]))
                    .isEqualTo(DELIVERED);
        }
    }

    @Test
    void aLiteralIpv6AddressIsNamedInBrackets() throws IOException {
        UrlGuard guard = new UrlGuard(List.of(Network.parse("::1/128")), HostileUrls::addressesOf);
        try (RawServer server = new RawServer(InetAddress.getAllByName("::1")[0], 0, RawServer.answering(NO_CONTENT));
                GuardedHttpClient client = client(guard)) {
            assertThat(client.post("http://[::1]:" + server.port() + "/", Map.of(), new byte[0]))
                    .isEqualTo(DELIVERED);

            assertThat(server.requests().get(0)).contains("\r\nHost: [::1]:" + server.port() + "\r\n");
        }
    }

    @Test
    void neverAsksForTheAddressOfALiteral() throws IOException {
        NameLookup none = host -> {
            throw new AssertionError("looked up " + host);
        };
        try (RawServer server = new RawServer(RawServer.answering(NO_CONTENT));
                GuardedHttpClient client = client(new UrlGuard(loopback(), none))) {
            assertThat(client.post(url(server), Map.of(), new byte[0])).isEqualTo(DELIVERED);
        }
    }

    @Test
    void saysThatAConnectionWasRefused() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        try (GuardedHttpClient client = client(loopback())) {
            assertThat(client.post("http://127.0.0.1:" + port + "/", Map.of(), new byte[0]))
                    .isEqualTo(new Outcome.Failed(Failure.CONNECT_REFUSED, "the connection was refused"));
        }
    }

    // Nothing by itself.

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 305, 307, 308})
    void followsNoRedirect(int status) throws IOException {
        try (RawServer inside = new RawServer(RawServer.answering(NO_CONTENT))) {
            String location = "http://127.0.0.1:" + inside.port() + "/";
            String answer = "HTTP/1.1 " + status + " Elsewhere\r\nLocation: " + location + "\r\nRefresh: 0;url="
                    + location + "\r\nContent-Location: " + location + "\r\nAlt-Svc: h2=\"127.0.0.1:" + inside.port()
                    + "\"\r\nContent-Length: 0\r\n\r\n";
            try (RawServer server = new RawServer(RawServer.answering(answer));
                    GuardedHttpClient client = client(loopback())) {
                assertThat(client.post(url(server), Map.of(), new byte[0]))
                        .isEqualTo(new Outcome.Answered(status, "", Optional.empty()));
                assertThat(client.post(url(server), Map.of(), new byte[0]))
                        .isEqualTo(new Outcome.Answered(status, "", Optional.empty()));
                assertThat(server.requests()).hasSize(2);
            }
            assertThat(inside.accepted()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 407, 408, 425, 429, 500, 502, 503, 504})
    void repeatsNothingAndAnswersNoRequestForAPassword(int status) throws IOException {
        String answer = "HTTP/1.1 " + status + " X\r\nWWW-Authenticate: Basic realm=x\r\nProxy-Authenticate: NTLM\r\n"
                + "Content-Length: 0\r\n\r\n";
        try (RawServer server = new RawServer(RawServer.answering(answer));
                GuardedHttpClient client = client(loopback())) {
            assertThat(client.post(url(server), Map.of(), new byte[0]))
                    .isEqualTo(new Outcome.Answered(status, "", Optional.empty()));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void keepsNoCookieAndNoPassword() throws IOException {
        String answer = "HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n";
        try (RawServer server = new RawServer(RawServer.answering(answer));
                GuardedHttpClient client = client(loopback())) {
            client.post(url(server), Map.of("authorization", "Bearer x"), new byte[0]);
            client.post(url(server), Map.of(), new byte[0]);

            assertThat(server.accepted()).isEqualTo(1);
            assertThat(server.requests()).hasSize(2);
            assertThat(server.requests().get(1))
                    .isEqualTo("POST / HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\nContent-Length: 0\r\n\r\n");
        }
    }

    @Test
    void usesNoProxyWhateverTheSystemsPropertiesSay() throws IOException {
        try (RawServer proxy = new RawServer(RawServer.silent());
                RawServer server = new RawServer(RawServer.answering(NO_CONTENT));
                SystemProperties properties = new SystemProperties();
                GuardedHttpClient client = client(loopback())) {
            for (String kind : List.of("http.proxy", "https.proxy", "socksProxy")) {
                properties.set(kind + "Host", "127.0.0.1");
                properties.set(kind + "Port", String.valueOf(proxy.port()));
            }
            properties.set("http.nonProxyHosts", "");
            properties.set("socksNonProxyHosts", "");

            assertThat(client.post(url(server), Map.of(), new byte[0])).isEqualTo(DELIVERED);
            assertThat(proxy.accepted()).isZero();
        }
    }

    @Test
    void whatTheOtherSideMayHaveWrittenIsOneShortLineWithoutControlCharacters() {
        assertThat(Failures.oneLine("a\u0000b\n\ud800c")).isEqualTo("a\ufffdb\ufffd\ufffdc");
        assertThat(Failures.oneLine("x".repeat(5000))).hasSize(300);
    }

    private static List<Network> loopback() {
        return List.of(Network.parse("127.0.0.1/32"));
    }

    private static GuardedHttpClient client(List<Network> allowed) {
        return client(new UrlGuard(allowed, HostileUrls::addressesOf));
    }

    private static GuardedHttpClient client(UrlGuard guard) {
        return new GuardedHttpClient(guard, Limits.DEFAULT);
    }

    private static String url(RawServer server) {
        return "http://127.0.0.1:" + server.port() + "/";
    }

    /** Puts them back. */
    private static final class SystemProperties implements AutoCloseable {
        private final Map<String, Optional<String>> before = new LinkedHashMap<>();

        void set(String name, String value) {
            before.putIfAbsent(name, Optional.ofNullable(System.getProperty(name)));
            System.setProperty(name, value);
        }

        @Override
        public void close() {
            before.forEach((name, value) ->
                    value.ifPresentOrElse(old -> System.setProperty(name, old), () -> System.clearProperty(name)));
        }
    }
}

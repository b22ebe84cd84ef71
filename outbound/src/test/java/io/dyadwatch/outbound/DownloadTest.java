package io.dyadwatch.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {
    private static final Limits SMALL = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(5), 20, 2);

    @Test
    void getsTheBodyAndTheHeadersByNameInLowerCase() throws IOException {
        String answer = "HTTP/1.1 200 OK\r\nETag: \"a\"\r\nVary: x\r\nvary: y\r\nContent-Length: 3\r\n\r\nabc";
        try (RawServer server = new RawServer(RawServer.answering(answer));
                GuardedHttpClient client = client(List.of(Network.parse("127.0.0.0/8")))) {
            Download download = client.get(url(server), Map.of("accept", "x/y"));

            assertThat(download).isInstanceOfSatisfying(Download.Received.class, received -> {
                assertThat(received.status()).isEqualTo(200);
                assertThat(received.headers().get("vary")).containsExactly("x", "y");
                assertThat(received.header("etag")).contains("\"a\"");
                assertThat(new String(received.body(), UTF_8)).isEqualTo("abc");
                assertThat(received.whole()).isTrue();
            });
            assertThat(server.requests())
                    .containsExactly("GET / HTTP/1.1\r\naccept: x/y\r\nHost: 127.0.0.1:" + server.port() + "\r\n\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 21})
    void aBodyThatIsTooLongIsCutAndSaysSo(int length) throws IOException {
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + "x".repeat(length);
        try (RawServer server = new RawServer(RawServer.answering(answer));
                GuardedHttpClient client = client(List.of(Network.parse("127.0.0.0/8")))) {
            assertThat(client.get(url(server), Map.of())).isInstanceOfSatisfying(Download.Received.class, received -> {
                assertThat(received.body()).hasSize(20);
                assertThat(received.whole()).isEqualTo(length == 20);
            });
        }
    }

    @Test
    void aRedirectIsAnAnswerAndNotFollowed() throws IOException {
        String answer = "HTTP/1.1 301 Moved\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n";
        try (RawServer server = new RawServer(RawServer.answering(answer));
                GuardedHttpClient client = client(List.of(Network.parse("127.0.0.0/8")))) {
            assertThat(client.get(url(server), Map.of())).isInstanceOfSatisfying(Download.Received.class, received -> {
                assertThat(received.status()).isEqualTo(301);
                assertThat(received.header("location")).contains("http://127.0.0.1:1/");
            });
        }
    }

    @Test
    void aPrivateAddressIsNotConnectedTo() throws IOException {
        try (RawServer server = new RawServer(RawServer.answering("HTTP/1.1 200 OK\r\n\r\n"));
                GuardedHttpClient client = client(List.of())) {
            assertThat(client.get(url(server), Map.of()))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.kind()).isEqualTo(Failure.REFUSED_TARGET));
            assertThat(server.requests()).isEmpty();
        }
    }

    private static GuardedHttpClient client(List<Network> allowed) {
        return new GuardedHttpClient(new UrlGuard(allowed, InetAddress::getAllByName), SMALL);
    }

    private static String url(RawServer server) {
        return "http://127.0.0.1:" + server.port() + "/";
    }
}

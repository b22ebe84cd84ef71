package io.dyadwatch.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyadwatch.outbound.GuardedHttpClient;
import io.dyadwatch.outbound.Limits;
import io.dyadwatch.outbound.Network;
import io.dyadwatch.outbound.Ports;
import io.dyadwatch.outbound.TargetPolicy;
import io.dyadwatch.outbound.UrlGuard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebFetchTest {
    private static final int MAX_BYTES = 100_000;
    private static final byte[] RSS = "<rss><channel><title>señal</title></channel></rss>".getBytes(UTF_8);

    private final GuardedHttpClient client = new GuardedHttpClient(
            new UrlGuard(
                    new TargetPolicy(List.of(Network.parse("127.0.0.0/8")), true, Ports.USUAL),
                    InetAddress::getAllByName),
            new Limits(Duration.ofMillis(1500), Duration.ofSeconds(1), MAX_BYTES, 4));
    private final WebFetch.Lane lane = new WebFetch.Lane(client, MAX_BYTES);
    private final HostLimits hosts = new HostLimits(1, Duration.ZERO, System::nanoTime);
    private final WebFetch fetch = new WebFetch(
            hosts,
            lane,
            lane,
            new Memory(),
            Duration.ofSeconds(5),
            "Dyadwatch/1 (+https://example.org/bot)",
            WebFetch.FEEDS,
            Clock.systemUTC());
    private FeedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FeedServer();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void aBodyComesWithItsValidatorsAndTheRequestSaysWhoAsks() {
        server.on(
                "/rss",
                FeedServer.answering(
                        200,
                        RSS,
                        "ETag",
                        "W/\"1\"",
                        "Last-Modified",
                        "x",
                        "Content-Type",
                        "text/xml",
                        "Cache-Control",
                        "max-age=60"));

        Fetched.Body body = body(fetch("/rss"));

        assertThat(body.bytes()).isEqualTo(RSS);
        assertThat(body.etag()).isEqualTo("W/\"1\"");
        assertThat(body.lastModified()).isEqualTo("x");
        assertThat(body.contentType()).isEqualTo("text/xml");
        assertThat(body.fresh()).isEqualTo(Duration.ofSeconds(60));
        assertThat(body.movedTo()).isEmpty();
        assertThat(server.asked().get(0).headers().getFirst("User-Agent"))
                .isEqualTo("Dyadwatch/1 (+https://example.org/bot)");
        assertThat(server.asked().get(0).headers()).doesNotContainKeys("If-None-Match", "If-Modified-Since");
    }

    @Test
    void validatorsMakeTheQuestionConditional() {
        server.on("/rss", exchange -> {
            boolean same = "\"1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            FeedServer.send(exchange, same ? 304 : 200, same ? new byte[0] : RSS);
        });

        assertThat(ask("/rss", "\"1\"", "yesterday")).isInstanceOf(Fetched.Unchanged.class);
        assertThat(server.asked().get(0).headers().getFirst("If-Modified-Since"))
                .isEqualTo("yesterday");
        assertThat(ask("/rss", "\"2\"", null)).isInstanceOf(Fetched.Body.class);
    }

    @Test
    void whatWasNotAskedIsNoAnswer() {
        server.on("/rss", FeedServer.answering(304, new byte[0]));

        assertFailed(fetch("/rss"), "http-304");
    }

    @Test
    void gzipIsReadWhetherItIsDeclaredOrNotAndWhatIsDeclaredNeedNotBe() throws IOException {
        server.on("/declared", FeedServer.answering(200, gzip(RSS), "Content-Encoding", "GZIP"));
        server.on("/silent", FeedServer.answering(200, gzip(RSS)));
        server.on("/lie", FeedServer.answering(200, RSS, "Content-Encoding", "gzip"));
        server.on("/twice", FeedServer.answering(200, gzip(gzip(RSS)), "Content-Encoding", "gzip, gzip"));

        for (String path : List.of("/declared", "/silent", "/lie", "/twice")) {
            assertThat(body(fetch(path)).bytes()).as(path).isEqualTo(RSS);
        }
    }

    @Test
    void brotliIsRead() throws IOException {
        server.on("/br", FeedServer.answering(200, brotli(RSS, 1), "Content-Encoding", "br"));

        assertThat(body(fetch("/br")).bytes()).isEqualTo(RSS);
    }

    @Test
    void bombsAreStoppedAtTheCap() throws IOException {
        byte[] bomb = gzip(new byte[50_000_000]);
        server.on("/gzip", FeedServer.answering(200, bomb, "Content-Encoding", "gzip"));
        server.on("/nested", FeedServer.answering(200, gzip(bomb), "Content-Encoding", "gzip, gzip"));
        server.on("/thrice", FeedServer.answering(200, gzip(gzip(bomb)), "Content-Encoding", "gzip, gzip, gzip"));
        server.on("/br", FeedServer.answering(200, brotli(new byte[1000], 99), "Content-Encoding", "br"));

        assertFailed(fetch("/gzip"), "too-large");
        assertFailed(fetch("/nested"), "too-large");
        assertFailed(fetch("/thrice"), "encoding");
        assertThat(body(fetch("/br")).bytes()).hasSize(99_000);
    }

    @Test
    void brotliIsStoppedAtTheCapToo() throws IOException {
        ContentCoding small = new ContentCoding(2000);

        assertThatThrownBy(() -> small.decode(brotli(new byte[1000], 3), List.of("br")))
                .isInstanceOfSatisfying(
                        ContentCoding.Undecodable.class,
                        e -> assertThat(e.error()).isEqualTo("too-large"));
    }

    @Test
    void brokenAndUnknownCodingsAreErrors() throws IOException {
        byte[] broken = gzip(RSS);
        broken[15] ^= 0x55;
        server.on("/broken", FeedServer.answering(200, broken, "Content-Encoding", "gzip"));
        server.on("/junk", FeedServer.answering(200, RSS, "Content-Encoding", "br"));
        server.on("/deflate", FeedServer.answering(200, RSS, "Content-Encoding", "deflate"));

        for (String path : List.of("/broken", "/junk", "/deflate")) {
            assertFailed(fetch(path), "encoding");
        }
    }

    @Test
    void anEndlessBodyIsCutAndIsAnError() {
        server.on("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            byte[] more = new byte[10_000];
            while (!Thread.currentThread().isInterrupted()) {
                out.write(more);
            }
        });

        assertFailed(fetch("/endless"), "too-large");
    }

    @Test
    void aServerThatHangsOrDripsIsGivenUp() {
        server.on("/hang", exchange -> server.hang());
        server.on("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 1000; i++) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                try {
                    Thread.sleep(50);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });

        assertFailed(fetch("/hang"), "timeout");
        assertFailed(fetch("/drip"), "timeout");
    }

    @Test
    void permanentRedirectsAreRememberedAsFarAsTheyGo() {
        server.redirecting("/old", 301, "/newer?a=b");
        server.redirecting("/newer", 308, "today");
        server.redirecting("/today", 302, server.url("/rss#top"));
        server.on("/rss", FeedServer.answering(200, RSS));

        Fetched.Body body = body(fetch("/old"));

        assertThat(body.address()).isEqualTo(server.url("/rss"));
        assertThat(body.movedTo()).contains(server.url("/today"));
    }

    @Test
    void aTemporaryRedirectIsFollowedAndForgottenWithAllThatComesAfter() {
        server.redirecting("/a", 307, "/b");
        server.redirecting("/b", 301, "/rss");
        server.on("/rss", FeedServer.answering(200, RSS));

        assertThat(body(fetch("/a")).movedTo()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/rss",
                "http://169.254.169.254/latest/meta-data/",
                "http://[::1]/rss",
                "//192.168.0.1/rss",
                "http://0x7f000001/",
                "http://user:password@127.0.0.1/",
                "file:///etc/passwd",
                "ftp://127.0.0.1/rss",
                "gopher://127.0.0.1/",
                "data:text/xml,<rss/>",
                "javascript:alert(1)",
                "http:///rss",
                "http://exa mple.org/"
            })
    void aRedirectToWhereNothingIsSentIsRefused(String location) {
        server.redirecting("/rss", 301, location);

        assertFailed(fetch("/rss"), "refused-target");
    }

    @Test
    void redirectsThatGoInCirclesOrNowhereAreErrors() {
        server.redirecting("/loop", 302, "/loop");
        server.on("/nowhere", FeedServer.answering(302, new byte[0]));

        assertFailed(fetch("/loop"), "redirect");
        assertFailed(fetch("/nowhere"), "redirect");
        assertThat(server.asked()).hasSize(7);
    }

    @Test
    void whatIsGoneAndWhoAsksToBeLeftAloneAreToldApart() {
        server.on("/gone", FeedServer.answering(410, new byte[0]));
        server.on("/busy", FeedServer.answering(429, new byte[0], "Retry-After", "120"));
        server.on("/broken", FeedServer.answering(500, RSS));

        assertThat(fetch("/gone")).isInstanceOf(Fetched.Gone.class);
        assertThat(fetch("/busy")).isInstanceOfSatisfying(Fetched.Failed.class, failed -> {
            assertThat(failed.error()).isEqualTo("http-429");
            assertThat(failed.retryAfter()).contains(Duration.ofMinutes(2));
        });
        assertFailed(fetch("/broken"), "http-500");
    }

    private Fetched fetch(String path) {
        return ask(path, null, null);
    }

    private Fetched ask(String path, @Nullable String etag, @Nullable String lastModified) {
        try {
            return fetch.fetch(
                    new WebFetch.Question(
                            server.url(path), etag, lastModified, Optional.empty(), address -> Optional.empty()),
                    fetched -> fetched);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Fetched.Body body(Fetched fetched) {
        assertThat(fetched).isInstanceOf(Fetched.Body.class);
        return (Fetched.Body) fetched;
    }

    private static void assertFailed(Fetched fetched, String error) {
        assertThat(fetched)
                .isInstanceOfSatisfying(
                        Fetched.Failed.class,
                        failed -> assertThat(failed.error()).isEqualTo(error));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /** Brotli (RFC 7932 section 9.2) by hand: the bytes so many times, each time an uncompressed meta-block. */
    private static byte[] brotli(byte[] bytes, int times) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            // The first header begins with one bit for the size of the window, 16; those after it do not.
            int shift = i == 0 ? 1 : 0;
            int header = ((bytes.length - 1) << 3 | 1 << 19) << shift;
            out.write(header);
            out.write(header >> 8);
            out.write(header >> 16);
            out.write(bytes);
        }
        out.write(3);
        return out.toByteArray();
    }
}

package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/**
 * Publishers that mean harm. Nothing connects to an address that is not public, each feed says what is wrong with it, what is
 * held in memory stays bounded, and the neighbours are read meanwhile.
 */
class HostileFeedsIT {
    private static final int MIB = 1024 * 1024;
    /** That much more than at rest may live on the heap. */
    private static final long HEAP_GROWTH = 64L * MIB;

    /** What is never asked, and so refused when somebody wants it read. */
    private static final List<String> REFUSED = List.of(
            "http://127.0.0.1/feed",
            "http://localhost/feed",
            "http://2130706433/feed",
            "http://0x7f000001/feed",
            "http://[::1]/feed",
            "http://[::ffff:127.0.0.1]/feed",
            "http://10.0.0.1/feed",
            "http://192.168.1.1/feed",
            "http://169.254.169.254/latest/meta-data/",
            "http://[fd00:ec2::254]/",
            "http://0.0.0.0/",
            "file:///etc/passwd",
            "ftp://example.org/feed",
            "gopher://example.org/feed",
            "data:text/xml,<rss/>",
            "javascript:alert(1)",
            "http://user:secret@example.org/feed");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger trapped = new AtomicInteger();

    @Test
    void what_publishers_may_do_hurts_nobody() throws Exception {
        HttpServer site = server("127.0.1.1");
        HttpServer trap = server("127.0.0.1");
        trap.createContext("/", exchange -> {
            trapped.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        Map<String, String> expected = hostile(site, trap.getAddress().getPort());
        try (EmbeddedStores stores = EmbeddedStores.start("hostile");
                RunningService ingest = ingest(stores);
                TopicLog<Article> articles = new TopicLog<>(stores.bootstrapServers(), Topics.ARTICLE)) {
            ingest.awaitReady();
            assertThat(REFUSED).allSatisfy(url -> {
                Http.Answer refused = ingest.http().post("/v1/feeds", Map.of("url", url));
                assertThat(refused.status()).isEqualTo(422);
                assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("url");
            });
            long atRest = liveHeap(ingest);
            StringBuilder opml = new StringBuilder("<opml version='2.0'><body>");
            expected.keySet()
                    .forEach(url -> opml.append("<outline xmlUrl='").append(url).append("'/>"));
            JsonNode added = ingest.http()
                    .post("/v1/feeds.opml", "text/x-opml", opml + "</body></opml>")
                    .json();
            assertThat(added.path("refused")).isEmpty();

            List<Long> growth = new ArrayList<>();
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> {
                        growth.add(liveHeap(ingest) - atRest);
                        assertThat(errors(ingest)).containsAllEntriesOf(expected);
                    });
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> articles.records().size() >= 2);

            assertThat(trapped).hasValue(0);
            assertThat(growth).allMatch(more -> more < HEAP_GROWTH);
            System.out.printf(
                    "the heap grew by %d MiB at most%n",
                    growth.stream().max(Long::compareTo).orElse(0L) / MIB);
            assertThat(articles.values()).anyMatch(article -> "Good news".equals(article.title()));
        } finally {
            over.countDown();
            site.stop(0);
            trap.stop(0);
            threads.shutdownNow();
        }
    }

    /** Feeds and the errors that they lead to. */
    private Map<String, String> hostile(HttpServer site, int trap) throws IOException {
        String host = "http://127.0.1.1:" + site.getAddress().getPort();
        Map<String, String> expected = new LinkedHashMap<>();
        for (String target : List.of(
                "http://127.0.0.1:" + trap + "/",
                "http://localhost:" + trap + "/",
                "http://2130706433:" + trap + "/",
                "http://0x7f.1:" + trap + "/",
                "http://[::1]:" + trap + "/",
                "http://[::ffff:127.0.0.1]:" + trap + "/",
                "http://169.254.169.254/latest/",
                "//127.0.0.1:" + trap + "/",
                "file:///etc/passwd",
                "ftp://127.0.0.1:" + trap + "/",
                "gopher://127.0.0.1:" + trap + "/",
                "data:text/xml,<rss/>")) {
            String path = "/to-" + expected.size();
            site.createContext(path, exchange -> {
                exchange.getResponseHeaders().set("Location", target);
                exchange.sendResponseHeaders(301, -1);
                exchange.close();
            });
            expected.put(host + path, "refused-target");
        }
        byte[] zeros = new byte[MIB];
        answer(site, expected, host, "/gzip-bomb", "too-large", gzip(zeros, 200), "gzip");
        answer(site, expected, host, "/gzip-in-gzip", "too-large", gzip(gzip(zeros, 200), 1), "gzip, gzip");
        answer(site, expected, host, "/gzip-broken", "encoding", new byte[] {0x1f, (byte) 0x8b, 8, 1, 2, 3}, "gzip");
        answer(site, expected, host, "/picture", "not-a-feed", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10}, "");
        answer(site, expected, host, "/empty", "empty", " ".getBytes(StandardCharsets.UTF_8), "");
        stream(site, expected, host, "/endless", "too-large", out -> {
            while (over.getCount() > 0) {
                out.write(zeros);
            }
        });
        stream(site, expected, host, "/huge-title", "too-large", out -> {
            out.write("<rss version='2.0'><channel><item><title>".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 100; i++) {
                out.write("title ".repeat(MIB / 6).getBytes(StandardCharsets.UTF_8));
            }
        });
        stream(site, expected, host, "/drip", "timeout", out -> {
            while (over.getCount() > 0) {
                out.write('<');
                out.flush();
                pause();
            }
        });
        stream(site, expected, host, "/hang", "timeout", out -> pauseUntilOver());
        xml(
                site,
                expected,
                host,
                "/entities",
                "<!DOCTYPE r [<!ENTITY a '" + "a".repeat(100) + "'>" + entities()
                        + "]><rss version='2.0'><channel><item><title>&j;</title><link>" + host
                        + "/1</link></item></channel></rss>");
        xml(
                site,
                expected,
                host,
                "/quadratic",
                "<!DOCTYPE r [<!ENTITY a '" + "a".repeat(50_000) + "'>]><rss version='2.0'>" + "<channel><item><title>"
                        + "&a;".repeat(50_000) + "</title></item></channel></rss>");
        xml(
                site,
                expected,
                host,
                "/external",
                "<!DOCTYPE r SYSTEM 'http://127.0.0.1:" + trap + "/dtd' [<!ENTITY x SYSTEM"
                        + " 'http://127.0.0.1:" + trap
                        + "/entity'>]><rss version='2.0'><channel><item><title>&x;</title>"
                        + "</item></channel></rss>");
        xml(
                site,
                expected,
                host,
                "/attributes",
                "<rss version='2.0'><channel><item " + attributes() + "><title>A</title></item></channel></rss>");
        xml(site, expected, host, "/deep", "<rss version='2.0'><channel>" + "<a>".repeat(500_000));
        xml(site, expected, host, "/many", "<rss version='2.0'><channel>" + "<item/>".repeat(500_000));
        xml(
                site,
                expected,
                host,
                "/good",
                "<rss version='2.0'><channel><title>G</title><item><title>Good news</title><link>"
                        + "https://example.org/good</link><description>All is well.</description></item></channel></rss>");
        xml(
                site,
                expected,
                host,
                "/long",
                "<rss version='2.0'><channel><title>G</title><item><title>" + "long ".repeat(800_000)
                        + "</title><link>https://example.org/long</link></item></channel></rss>");
        return expected;
    }

    private static String entities() {
        StringBuilder entities = new StringBuilder();
        for (char c = 'b'; c <= 'j'; c++) {
            String before = "&" + (char) (c - 1) + ";";
            entities.append("<!ENTITY ")
                    .append(c)
                    .append(" '")
                    .append(before.repeat(10))
                    .append("'>");
        }
        return entities.toString();
    }

    private static String attributes() {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 200_000; i++) {
            attributes.append("a").append(i).append("='v' ");
        }
        return attributes.toString();
    }

    private void xml(HttpServer site, Map<String, String> expected, String host, String path, String body) {
        answer(site, expected, host, path, "", body.getBytes(StandardCharsets.UTF_8), "");
    }

    private static void answer(
            HttpServer site,
            Map<String, String> expected,
            String host,
            String path,
            String error,
            byte[] body,
            String coding) {
        expected.put(host + path, error);
        site.createContext(path, exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
                if (!coding.isEmpty()) {
                    exchange.getResponseHeaders().set("Content-Encoding", coding);
                }
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
    }

    private static void stream(
            HttpServer site,
            Map<String, String> expected,
            String host,
            String path,
            String error,
            Streaming streaming) {
        expected.put(host + path, error);
        site.createContext(path, exchange -> stream(exchange, streaming));
    }

    private static void stream(HttpExchange exchange, Streaming streaming) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            streaming.to(exchange.getResponseBody());
        }
    }

    private static byte[] gzip(byte[] part, int times) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < times; i++) {
                out.write(part);
            }
        }
        return bytes.toByteArray();
    }

    private void pause() {
        try {
            if (over.await(50, TimeUnit.MILLISECONDS)) {
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pauseUntilOver() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpServer server(String address) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), 0), 0);
            server.setExecutor(threads);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Error by URL; empty where all is well, absent where nothing has been tried yet. */
    private static Map<String, String> errors(RunningService ingest) {
        Map<String, String> errors = new LinkedHashMap<>();
        ingest.http().get("/v1/feeds?limit=1000").json().path("items").forEach(each -> {
            if (each.path("state").has("triedAt")) {
                errors.put(
                        each.at("/feed/url").asText(), each.at("/state/error").asText(""));
            }
        });
        return errors;
    }

    /** Bytes that live after a collection. */
    private static long liveHeap(RunningService service) {
        collect(service.pid());
        return service.http()
                .get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes") && line.contains("area=\"heap\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static void collect(long pid) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process process = new ProcessBuilder(jcmd, Long.toString(pid), "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(process.waitFor()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static RunningService ingest(EmbeddedStores stores) {
        return RunningService.start(
                "hostile-ingest",
                "ingest-service",
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", stores.bootstrapServers(),
                        "DYADWATCH_INGEST_FEEDS_ALLOWED_NETWORKS", "127.0.1.0/24",
                        "DYADWATCH_INGEST_FEEDS_PER_HOST", "16",
                        "DYADWATCH_INGEST_FEEDS_HOST_PAUSE", "PT0S",
                        "DYADWATCH_INGEST_FEEDS_REQUEST_TIMEOUT", "PT3S",
                        "DYADWATCH_INGEST_FEEDS_FIRST_INTERVAL", "PT2S",
                        "DYADWATCH_INGEST_FEEDS_SHORTEST_INTERVAL", "PT2S"));
    }

    private interface Streaming {
        void to(OutputStream out) throws IOException;
    }
}

package io.dyadwatch.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuardedHttpClientTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch testOver = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        testOver.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void postsTheBytesAsTheyAreAndHandsBackStatusAndExcerpt() {
        byte[] body = "{\"señal\":1}".getBytes(UTF_8);
        server.createContext("/hook", exchange -> {
            byte[] received = exchange.getRequestBody().readAllBytes();
            String type = exchange.getRequestHeaders().getFirst("content-type");
            assertThat(exchange.getRequestHeaders()).doesNotContainKeys("Upgrade", "Cookie", "Accept-encoding");
            answer(exchange, 202, (type + " " + received.length).getBytes(UTF_8));
        });

        try (GuardedHttpClient client = client(allowingServer(), Duration.ofSeconds(10))) {
            Outcome outcome = client.post(url("/hook"), Map.of("content-type", "application/json"), body);

            assertThat(outcome).isInstanceOfSatisfying(Outcome.Answered.class, answered -> {
                assertThat(answered.status()).isEqualTo(202);
                assertThat(answered.isSuccess()).isTrue();
                assertThat(answered.excerpt()).isEqualTo("application/json " + body.length);
            });
        }
    }

    @Test
    void refusesToConnectToAnAddressThatIsNotAllowed() {
        server.createContext("/hook", exchange -> answer(exchange, 200, new byte[0]));
        UrlGuard guard = new UrlGuard(List.of(), InetAddress::getAllByName);

        try (GuardedHttpClient client = client(guard, Duration.ofSeconds(10))) {
            Outcome literal = client.post(url("/hook"), Map.of(), new byte[0]);
            Outcome name = client.post(URI.create("http://localhost:" + port() + "/hook"), Map.of(), new byte[0]);

            assertThat(literal)
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.reason()).contains("loopback"));
            assertThat(name)
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.reason()).contains("loopback"));
            assertThat(requests).hasValue(0);
        }
    }

    @Test
    void connectsToTheCheckedAddressWithoutLookingAgain() {
        server.createContext("/hook", exchange -> answer(exchange, 200, new byte[0]));
        AtomicInteger lookups = new AtomicInteger();
        InetAddress elsewhere = InetAddress.getLoopbackAddress();
        UrlGuard guard = new UrlGuard(List.of(Network.parse("127.0.0.1/32:" + port())), host -> {
            assertThat(host).isEqualTo("flips.example");
            lookups.incrementAndGet();
            return new InetAddress[] {elsewhere};
        });

        try (GuardedHttpClient client = client(guard, Duration.ofSeconds(10))) {
            Outcome outcome =
                    client.post(URI.create("http://flips.example:" + port() + "/hook"), Map.of(), new byte[0]);

            assertThat(outcome).isInstanceOf(Outcome.Answered.class);
            assertThat(lookups).hasValue(1);
        }
    }

    @Test
    void doesNotFollowARedirect() {
        server.createContext("/hook", exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            answer(exchange, 307, new byte[0]);
        });
        server.createContext("/elsewhere", exchange -> answer(exchange, 200, new byte[0]));

        try (GuardedHttpClient client = client(allowingServer(), Duration.ofSeconds(10))) {
            Outcome outcome = client.post(url("/hook"), Map.of(), new byte[0]);

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Answered.class,
                            answered -> assertThat(answered.status()).isEqualTo(307));
            assertThat(requests).hasValue(1);
        }
    }

    @Test
    void givesUpOnAServerThatNeverAnswers() {
        server.createContext("/hook", exchange -> waitForTheTestToEnd());

        try (GuardedHttpClient client = client(allowingServer(), Duration.ofMillis(300))) {
            Outcome outcome = client.post(url("/hook"), Map.of(), new byte[0]);

            assertThat(outcome).isEqualTo(new Outcome.Failed(Failure.TIMEOUT, "no complete answer within 0.3 s"));
        }
    }

    @Test
    void givesUpOnAServerThatDripsItsAnswer() {
        server.createContext("/hook", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (testOver.getCount() > 0) {
                    out.write('.');
                    out.flush();
                    Thread.onSpinWait();
                    java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
                }
            }
        });

        try (GuardedHttpClient client = client(allowingServer(), Duration.ofMillis(400))) {
            Outcome outcome = client.post(url("/hook"), Map.of(), new byte[0]);

            assertThat(outcome).isEqualTo(new Outcome.Failed(Failure.TIMEOUT, "no complete answer within 0.4 s"));
        }
    }

    @Test
    void readsOnlySoMuchOfAnEndlessAnswerAndCanSendAgain() {
        server.createContext("/hook", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[8192];
            try (OutputStream out = exchange.getResponseBody()) {
                while (testOver.getCount() > 0) {
                    out.write(block);
                }
            } catch (IOException droppedByTheClient) {
                // What is wanted.
            }
        });

        try (GuardedHttpClient client = client(allowingServer(), Duration.ofSeconds(10))) {
            for (int i = 0; i < 12; i++) {
                Outcome outcome = client.post(url("/hook"), Map.of(), new byte[0]);

                assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.Answered.class,
                                answered -> assertThat(answered.excerpt()).hasSize(1024));
            }
        }
    }

    @Test
    void saysThatAConnectionWasRefused() {
        URI url = url("/hook");
        UrlGuard guard = allowingServer();
        server.stop(0);

        try (GuardedHttpClient client = client(guard, Duration.ofSeconds(10))) {
            assertThat(client.post(url, Map.of(), new byte[0]))
                    .isEqualTo(new Outcome.Failed(Failure.CONNECT_REFUSED, "the connection was refused"));
        }
    }

    @Test
    void whatTheOtherSideMayHaveWrittenIsOneShortLineWithoutControlCharacters() {
        assertThat(Failures.oneLine("a\u0000b\n\ud800c")).isEqualTo("a\ufffdb\ufffd\ufffdc");
        assertThat(Failures.oneLine("x".repeat(5000))).hasSize(300);
    }

    private void waitForTheTestToEnd() {
        try {
            testOver.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        requests.incrementAndGet();
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private UrlGuard allowingServer() {
        return new UrlGuard(List.of(Network.parse("127.0.0.1/32:" + port())), InetAddress::getAllByName);
    }

    private static GuardedHttpClient client(UrlGuard guard, Duration total) {
        return new GuardedHttpClient(guard, Limits.DEFAULT.withTotal(total));
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    private int port() {
        return server.getAddress().getPort();
    }
}

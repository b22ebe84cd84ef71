package io.dyadwatch.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nobody waits for anybody else. */
class ManyRequestsTest {
    private static final int MANY = 512;
    private static final String NO_CONTENT = "HTTP/1.1 204 No Content\r\n\r\n";
    private static final Outcome DELIVERED = new Outcome.Answered(204, "", Optional.empty());
    private static final List<Network> LOOPBACK = List.of(Network.parse("127.0.0.1/32"));

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch go = new CountDownLatch(1);

    @AfterEach
    void stop() {
        go.countDown();
        threads.shutdownNow();
    }

    @Test
    void manyAreUnderWayAtOnceEachToAHostOfItsOwn() throws Exception {
        CountDownLatch allAreThere = new CountDownLatch(MANY);
        RawServer.Conduct answerOnceAllAreThere = (server, connection) -> {
            server.readRequest(connection);
            allAreThere.countDown();
            allAreThere.await();
            RawServer.write(connection, NO_CONTENT);
        };
        try (RawServer server = new RawServer(answerOnceAllAreThere);
                BoundedLookup lookup = new BoundedLookup(ManyRequestsTest::loopback, Duration.ofMinutes(1));
                GuardedHttpClient client = client(lookup, MANY)) {
            List<Future<Outcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                String url = "http://h" + i + ".example:" + server.port() + "/";
                outcomes.add(threads.submit(() -> client.post(url, Map.of(), new byte[1000])));
            }
            for (Future<Outcome> outcome : outcomes) {
                assertThat(outcome.get()).isEqualTo(DELIVERED);
            }
            assertThat(server.accepted()).isEqualTo(MANY);
        }
    }

    @Test
    void aSlowLookUpDelaysNoOtherHost() throws Exception {
        CountDownLatch looking = new CountDownLatch(1);
        NameLookup slow = host -> {
            if (host.equals("slow.example")) {
                looking.countDown();
                await(go);
            }
            return loopback(host);
        };
        try (RawServer server = new RawServer(RawServer.answering(NO_CONTENT));
                BoundedLookup lookup = new BoundedLookup(slow, Duration.ofMinutes(1));
                GuardedHttpClient client = client(lookup, 2)) {
            Future<Outcome> waiting = post(client, "http://slow.example:" + server.port() + "/");
            looking.await();

            assertThat(client.post("http://quick.example:" + server.port() + "/", Map.of(), new byte[0]))
                    .isEqualTo(DELIVERED);
            assertThat(waiting.isDone()).isFalse();

            go.countDown();
            assertThat(waiting.get()).isEqualTo(DELIVERED);
        }
    }

    @Test
    void aSlowConnectionDelaysNoOtherHost() throws Exception {
        try (ServerSocket full = new ServerSocket();
                RawServer server = new RawServer(RawServer.answering(NO_CONTENT));
                GuardedHttpClient client = client(ManyRequestsTest::loopback, 2)) {
            // Nobody accepts here: the first wait for an answer, the rest for a connection.
            full.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
            Future<Outcome> waiting = post(client, "http://slow.example:" + full.getLocalPort() + "/");

            assertThat(client.post("http://quick.example:" + server.port() + "/", Map.of(), new byte[0]))
                    .isEqualTo(DELIVERED);
            assertThat(waiting.isDone()).isFalse();
        }
    }

    @Test
    void oneTooManyWaitsForAPlaceUntilItsTimeIsOver() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        RawServer.Conduct late = (server, connection) -> {
            server.readRequest(connection);
            asked.countDown();
            await(go);
            RawServer.write(connection, NO_CONTENT);
        };
        UrlGuard guard = new UrlGuard(LOOPBACK, ManyRequestsTest::loopback);
        Limits patient = Limits.DEFAULT.withTotal(Duration.ofMinutes(5)).withConnections(1);
        try (RawServer server = new RawServer(late);
                GuardedHttpClient client = new GuardedHttpClient(guard, patient)) {
            Future<Outcome> first = post(client, "http://a.example:" + server.port() + "/");
            asked.await();
            Future<Outcome> second = post(client, "http://a.example:" + server.port() + "/");

            assertThat(first.isDone()).isFalse();
            go.countDown();
            assertThat(first.get()).isEqualTo(DELIVERED);
            assertThat(second.get()).isEqualTo(DELIVERED);
        }
    }

    @Test
    void whoeverFindsNoPlaceInTimeIsToldThatItWasNotTheReceiversFault() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        NameLookup lookup = host -> {
            asked.countDown();
            await(go);
            return loopback(host);
        };
        UrlGuard guard = new UrlGuard(LOOPBACK, lookup);
        Limits one = Limits.DEFAULT.withTotal(Duration.ofMillis(300)).withConnections(1);
        try (RawServer server = new RawServer(RawServer.silent());
                GuardedHttpClient client = new GuardedHttpClient(guard, one)) {
            // This look-up cannot be bounded, and keeps the one place longer than it should.
            Future<Outcome> first = post(client, "http://a.example:" + server.port() + "/");
            asked.await();

            assertThat(client.post("http://127.0.0.1:" + server.port() + "/", Map.of(), new byte[0]))
                    .isEqualTo(new Outcome.Failed(Failure.ABANDONED, "too many requests were under way"));

            go.countDown();
            assertThat(first.get()).isEqualTo(new Outcome.Failed(Failure.TIMEOUT, "no complete answer within 0.3 s"));
        }
    }

    @Test
    void anInterruptedRequestIsGivenUp() throws Exception {
        CountDownLatch looking = new CountDownLatch(1);
        NameLookup slow = host -> {
            looking.countDown();
            await(go);
            return loopback(host);
        };
        try (BoundedLookup lookup = new BoundedLookup(slow, Duration.ofMinutes(5));
                GuardedHttpClient client = client(lookup, 1)) {
            List<Outcome> outcome = new ArrayList<>();
            Thread caller = new Thread(() -> outcome.add(client.post("https://a.example/", Map.of(), new byte[0])));
            caller.start();
            looking.await();

            caller.interrupt();
            caller.join();

            assertThat(outcome)
                    .containsExactly(new Outcome.Failed(
                            Failure.ABANDONED, "the request was given up, since this side is being stopped"));
        }
    }

    @Test
    void closingTheClientEndsWhatIsUnderWayAndWhatComesAfter() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        RawServer.Conduct never = (server, connection) -> {
            server.readRequest(connection);
            asked.countDown();
            await(go);
        };
        UrlGuard guard = new UrlGuard(LOOPBACK, ManyRequestsTest::loopback);
        try (RawServer server = new RawServer(never)) {
            GuardedHttpClient client = new GuardedHttpClient(guard, Limits.DEFAULT.withTotal(Duration.ofMinutes(5)));
            String url = "http://a.example:" + server.port() + "/";
            Future<Outcome> underWay = post(client, url);
            asked.await();

            client.close();

            Outcome abandoned =
                    new Outcome.Failed(Failure.ABANDONED, "the request was given up, since this side is being stopped");
            assertThat(underWay.get()).isEqualTo(abandoned);
            assertThat(client.post(url, Map.of(), new byte[0])).isEqualTo(abandoned);
        }
    }

    private Future<Outcome> post(GuardedHttpClient client, String url) {
        return threads.submit(() -> client.post(url, Map.of(), new byte[0]));
    }

    private static GuardedHttpClient client(NameLookup lookup, int connections) {
        Limits limits = Limits.DEFAULT.withTotal(Duration.ofMinutes(2)).withConnections(connections);
        return new GuardedHttpClient(new UrlGuard(LOOPBACK, lookup), limits);
    }

    private static InetAddress[] loopback(String host) {
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

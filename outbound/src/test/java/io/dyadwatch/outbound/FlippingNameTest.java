package io.dyadwatch.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A name server that leads inside now and then. The client is the one that is used in production; what stands for a
 * public address is 127.0.0.2, which is allowed here so that nothing leaves the machine, and what stands for a private one
 * is 127.0.0.1. A listener waits there, on the same port, and must never be reached.
 */
class FlippingNameTest {
    private static final int THREADS = 8;

    private final AtomicLong looks = new AtomicLong();
    private final AtomicLong tries = new AtomicLong();
    private RawServer outside;
    private RawServer inside;

    /** When the name leads where. */
    private enum Rhythm {
        EACH_TIME_ANOTHER,
        FIRST_OUTSIDE_THEN_INSIDE,
        MOSTLY_OUTSIDE,
        AT_RANDOM,
        BY_THREAD,
        BOTH_AT_ONCE,
        BOTH_AT_ONCE_OR_OUTSIDE,
        ALWAYS_INSIDE
    }

    @BeforeEach
    void listen() throws IOException {
        String answer = "HTTP/1.1 204 No Content\r\n\r\n";
        outside = new RawServer(address("127.0.0.2"), 0, (server, connection) -> {
            // Kept open at times, closed at others, so that the name is looked up again.
            do {
                if (!server.readRequest(connection)) {
                    return;
                }
                RawServer.write(connection, answer);
            } while (ThreadLocalRandom.current().nextInt(4) > 0);
        });
        inside = new RawServer(address("127.0.0.1"), outside.port(), RawServer.answering(answer));
    }

    @AfterEach
    void stop() throws IOException {
        outside.close();
        inside.close();
    }

    @ParameterizedTest
    @EnumSource
    void neverLeadsInside(Rhythm rhythm) throws Exception {
        tryToGetInside(rhythm, 1_000);
    }

    @Tag("soak")
    @ParameterizedTest
    @EnumSource
    void neverLeadsInsideInTenThousandTries(Rhythm rhythm) throws Exception {
        tryToGetInside(rhythm, 10_000);
    }

    private void tryToGetInside(Rhythm rhythm, int count) throws Exception {
        Map<Failure, AtomicInteger> failures = new ConcurrentHashMap<>();
        AtomicInteger answered = new AtomicInteger();
        try (BoundedLookup lookup = new BoundedLookup(host -> addresses(rhythm), Duration.ofSeconds(5))) {
            List<Network> allowed = List.of(Network.parse("127.0.0.2/32:" + outside.port()));
            UrlGuard guard = new UrlGuard(allowed, lookup);
            try (GuardedHttpClient client = new GuardedHttpClient(guard, Limits.DEFAULT)) {
                inParallel(count, () -> {
                    Outcome outcome = createAndPost(guard, client);
                    if (outcome instanceof Outcome.Failed failed) {
                        failures.computeIfAbsent(failed.kind(), kind -> new AtomicInteger())
                                .incrementAndGet();
                    } else {
                        answered.incrementAndGet();
                    }
                    return outcome;
                });
            }
        }

        assertThat(inside.accepted()).isZero();
        assertThat(outside.requests())
                .hasSizeGreaterThanOrEqualTo(answered.get())
                .allMatch(request -> request.contains("flips.example:" + outside.port() + "\r\n"));
        assertThat(total(failures) + answered.get()).isEqualTo(count);
        if (rhythm == Rhythm.ALWAYS_INSIDE || rhythm == Rhythm.BOTH_AT_ONCE) {
            assertThat(failures).containsOnlyKeys(Failure.REFUSED_TARGET);
        } else if (rhythm != Rhythm.BY_THREAD) {
            // Both ways were really taken; by thread there may be one thread that looks up for all.
            assertThat(answered).hasPositiveValue();
            assertThat(failures).containsKey(Failure.REFUSED_TARGET);
        }
    }

    /** As a subscriber does: the URL is given, which is checked, and then sent to, whatever the check said. */
    private Outcome createAndPost(UrlGuard guard, GuardedHttpClient client) {
        // Half of them share a name and so connections; the others each look up and connect for themselves.
        long number = tries.getAndIncrement();
        String name = number % 2 == 0 ? "flips.example" : "x" + number + ".flips.example";
        String url = "http://" + name + ":" + outside.port() + "/hook";
        try {
            assertThat(guard.check(url)).hasToString(url);
        } catch (RefusedTarget e) {
            assertThat(e.kind()).isEqualTo(Failure.REFUSED_TARGET);
        }
        return client.post(url, Map.of(), new byte[0]);
    }

    private InetAddress[] addresses(Rhythm rhythm) throws UnknownHostException {
        InetAddress out = address("127.0.0.2");
        InetAddress in = address("127.0.0.1");
        long look = looks.getAndIncrement();
        return switch (rhythm) {
            case EACH_TIME_ANOTHER -> new InetAddress[] {look % 2 == 0 ? out : in};
            case FIRST_OUTSIDE_THEN_INSIDE -> new InetAddress[] {look < 20 ? out : in};
            case MOSTLY_OUTSIDE -> new InetAddress[] {look % 10 < 9 ? out : in};
            case AT_RANDOM -> new InetAddress[] {ThreadLocalRandom.current().nextBoolean() ? out : in};
            case BY_THREAD -> new InetAddress[] {Thread.currentThread().getId() % 2 == 0 ? out : in};
            case BOTH_AT_ONCE -> look % 2 == 0 ? new InetAddress[] {out, in} : new InetAddress[] {in, out};
            case BOTH_AT_ONCE_OR_OUTSIDE -> look % 2 == 0 ? new InetAddress[] {out, in} : new InetAddress[] {out};
            case ALWAYS_INSIDE -> new InetAddress[] {in};
        };
    }

    private static void inParallel(int count, Callable<Outcome> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Outcome>> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                all.add(work);
            }
            for (Future<Outcome> each : threads.invokeAll(all)) {
                assertThat(each.get()).isNotNull();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static int total(Map<Failure, AtomicInteger> failures) {
        return failures.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }
}

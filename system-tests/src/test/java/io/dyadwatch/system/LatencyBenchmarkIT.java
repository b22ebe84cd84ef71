package io.dyadwatch.system;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How long an article takes from its POST to the subscriber's receipt of the webhook on an idle system. Prints figures
 * and asserts none: machines differ.
 */
@Tag("benchmark")
class LatencyBenchmarkIT {
    private static final int WARM_UP = 200;
    private static final int ARTICLES = 1000;

    @Test
    void article_posted_to_webhook_received() {
        try (RunningSystem system = RunningSystem.start(EmbeddedStores.start("latency"), "latency", 1, RunningSystem.UNLIMITED)) {
            system.deployment().watch(system.deployment().registerReceiver(), "nicolas-maduro", "russia", "sentence");
            Prose prose = new Prose(5);
            Http ingest = system.ingest.http();
            double[] millis = new double[ARTICLES];
            double[] yardstick = new double[ARTICLES];
            for (int i = -WARM_UP; i < ARTICLES; i++) {
                int expected = i + WARM_UP + 1;
                var article = prose.matching(i);
                long asked = System.nanoTime();
                ingest.get("/q/health/live");
                long start = System.nanoTime();
                ingest.post("/v1/articles", article);
                await().pollInterval(Duration.ofMillis(1))
                        .pollDelay(Duration.ZERO)
                        .until(() -> system.receiver.received().size() >= expected);
                if (i >= 0) {
                    yardstick[i] = (start - asked) / 1e6;
                    millis[i] = (system.receiver.received().get(expected - 1).nanoTime() - start) / 1e6;
                }
            }
            print("article posted -> webhook received", millis);
            print("yardstick: GET /q/health/live", yardstick);
        }
    }

    private static void print(String what, double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        System.out.printf(
                "%s: p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.1f ms over %d%n",
                what,
                sorted[sorted.length / 2],
                sorted[sorted.length * 9 / 10],
                sorted[sorted.length * 99 / 100],
                sorted[sorted.length - 1],
                sorted.length);
    }
}

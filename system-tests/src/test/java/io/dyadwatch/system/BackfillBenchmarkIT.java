package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long an article of today takes from its POST to its webhook while the command posts an archive beside it. Prints figures
 * and asserts none of them: machines differ.
 */
@Tag("benchmark")
class BackfillBenchmarkIT {
    private static final int ARCHIVE = 100_000;
    private static final Duration BETWEEN_ARTICLES = Duration.ofMillis(50);
    private static final int ALONE = 1_200;
    private static final int WARM_UP = 200;

    @TempDir
    Path folder = Path.of("");

    @Test
    void live_news_beside_a_backfill() throws Exception {
        Path archive = ArchiveOfNews.write(folder.resolve("archive.ndjson"), ARCHIVE);
        try (RunningSystem system =
                RunningSystem.start(EmbeddedStores.start("backfill"), "backfill", 1, RunningSystem.UNLIMITED)) {
            system.deployment().watch(system.deployment().registerReceiver(), "nicolas-maduro", "russia", "sentence");
            Live live = new Live(system);
            int[] left = {WARM_UP};
            live.post(() -> left[0]-- > 0);
            left[0] = ALONE;
            print("20 articles/s alone", live.post(() -> left[0]-- > 0));

            Path log = folder.resolve("post.log");
            long began = System.nanoTime();
            Process command = Command.start(
                    folder,
                    log,
                    "post",
                    "--backfill",
                    "--url",
                    "http://127.0.0.1:" + system.ingest.port(),
                    archive.toString());
            List<Double> beside = live.post(command::isAlive);
            double seconds = (System.nanoTime() - began) / 1e9;
            assertThat(log).content().endsWith(ARCHIVE + " accepted, 0 refused\n");
            print("20 articles/s beside a backfill", beside);
            System.out.printf("%d articles of archive in %.0f s, %.0f a second%n", ARCHIVE, seconds, ARCHIVE / seconds);
        }
    }

    /** Posts articles on time, whatever became of those before, and tells how long each took from when it was due. */
    private static final class Live {
        private final RunningSystem system;
        private final Prose prose = new Prose(11);
        private int posted;

        Live(RunningSystem system) {
            this.system = system;
        }

        List<Double> post(BooleanSupplier more) {
            int before = posted;
            Map<String, Long> due = new HashMap<>();
            long next = System.nanoTime();
            while (more.getAsBoolean()) {
                Map<String, Object> article = prose.matching(posted++);
                due.put((String) article.get("url"), next);
                LockSupport.parkNanos(next - System.nanoTime());
                assertThat(system.ingest.http().post("/v1/articles", article).status())
                        .isEqualTo(202);
                next += BETWEEN_ARTICLES.toNanos();
            }
            await().atMost(Duration.ofMinutes(5))
                    .until(() -> system.receiver.received().size() >= posted);
            List<Double> millis = new ArrayList<>();
            for (Receiver.Received each : system.receiver.received().subList(before, posted)) {
                String url = each.alerts().get(0).at("/article/url").asText();
                millis.add((each.nanoTime() - Objects.requireNonNull(due.get(url))) / 1e6);
            }
            return millis;
        }
    }

    private static void print(String what, List<Double> millis) {
        System.out.printf(
                "%s: p50 %.1f ms, p99 %.1f ms, max %.1f ms over %d%n",
                what, Percentile.median(millis), Percentile.of(millis, 99), Percentile.of(millis, 100), millis.size());
    }
}

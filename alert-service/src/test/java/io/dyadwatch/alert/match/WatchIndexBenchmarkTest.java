package io.dyadwatch.alert.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.alert.watch.Watch;
import io.dyadwatch.contracts.EnrichedArticle;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The bar of 100,000 watches. Run by {@code mvn -Pbenchmark -pl alert-service -am verify}; prints figures and asserts
 * none. A plain look-up in a HashMap of a million entries, measured in the same run, is the yardstick.
 *
 * <p>An article has 5 to 40 actors, each in 1 to 4 of its 10 to 60 sentences, and pairs where two share one. All are as
 * popular in watches as in articles, so that an article matches thousands of watches: harsher than news should be.
 */
@Tag("benchmark")
class WatchIndexBenchmarkTest {
    private static final int WATCHES = 100_000;
    private static final int ACTORS = 5_000;
    private static final int ARTICLES = 500;
    private static final int PER_SECOND = 100;
    private static final int PACED = 2_000;
    private static final RandomNews.Mix MIX = new RandomNews.Mix(0.1, 10, 0.2, 0.8, 0.4, 0.05);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Test
    void aHundredThousandWatches() {
        RandomNews news = new RandomNews(42, ACTORS);
        List<EnrichedArticle> articles = new ArrayList<>();
        Random random = new Random(42);
        for (int i = 0; i < ARTICLES; i++) {
            articles.add(news.article(5 + random.nextInt(36), 10 + random.nextInt(51)));
        }
        WatchIndex index = new WatchIndex(new SourceName());
        long before = usedBytes();
        long begun = System.nanoTime();
        for (int i = 0; i < WATCHES / 5000; i++) {
            List<Watch> page = new ArrayList<>();
            for (int k = 0; k < 5000; k++) {
                page.add(news.watch(MIX));
            }
            index.change(page, List.of());
        }
        print("filled, with reading the definitions, in %.1f s", (System.nanoTime() - begun) / 1e9);
        print(
                "watches %d, questions %d, keys %d, memory %.1f MB",
                index.size(), index.questions(), index.keys(), (usedBytes() - before) / 1e6);

        run("warming up", news, index, articles, PACED, 0);
        run("flat out", news, index, articles, PACED, 0);
        run("at " + PER_SECOND + "/s", news, index, articles, PACED, PER_SECOND);
        double lookUp = yardstick();
        print("yardstick: a look-up in a HashMap of 1,000,000 takes %.0f ns", lookUp);
        singleChanges(news, index);
        assertThat(index.size()).isEqualTo(WATCHES);
    }

    private static void run(
            String name, RandomNews news, WatchIndex index, List<EnrichedArticle> articles, int count, int perSecond) {
        long[] nanos = new long[count];
        long[] cpu = new long[count];
        long[] deciding = new long[count];
        long[] matches = new long[count];
        long begun = System.nanoTime();
        for (int i = 0; i < count; i++) {
            if (perSecond > 0) {
                awaitNanos(begun + i * 1_000_000_000L / perSecond);
            }
            EnrichedArticle article = articles.get(i % articles.size());
            long start = System.nanoTime();
            long startCpu = THREADS.getCurrentThreadCpuTime();
            Hits hits = index.hits(news.asked(article));
            deciding[i] = THREADS.getCurrentThreadCpuTime() - startCpu;
            matches[i] = hits.matches().size();
            cpu[i] = THREADS.getCurrentThreadCpuTime() - startCpu;
            nanos[i] = System.nanoTime() - start;
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        Arrays.sort(nanos);
        Arrays.sort(cpu);
        Arrays.sort(deciding);
        Arrays.sort(matches);
        print(
                "%s: %.0f articles/s; match p50 %.3f ms, p99 %.3f ms, most %.3f ms; of the processor p50 %.3f ms, p99 %.3f ms,"
                        + " of that deciding what matches p50 %.3f ms, p99 %.3f ms;"
                        + " matches an article p50 %d, p99 %d, most %d, in all %d",
                name,
                count / seconds,
                nanos[count / 2] / 1e6,
                nanos[count * 99 / 100] / 1e6,
                nanos[count - 1] / 1e6,
                cpu[count / 2] / 1e6,
                cpu[count * 99 / 100] / 1e6,
                deciding[count / 2] / 1e6,
                deciding[count * 99 / 100] / 1e6,
                matches[count / 2],
                matches[count * 99 / 100],
                matches[count - 1],
                Arrays.stream(matches).sum());
    }

    private static void singleChanges(RandomNews news, WatchIndex index) {
        long[] nanos = new long[500];
        for (int i = 0; i < nanos.length; i++) {
            Watch watch = news.watch(MIX);
            long start = System.nanoTime();
            index.change(List.of(watch), List.of());
            index.change(List.of(), List.of(watch.id()));
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        print("one watch added and removed: p50 %.3f ms, p99 %.3f ms", nanos[250] / 1e6, nanos[495] / 1e6);
    }

    /** Nanoseconds for a look-up, the best of ten rounds. */
    private static double yardstick() {
        Map<Long, Integer> map = new HashMap<>();
        Random random = new Random(1);
        long[] keys = random.longs(1_000_000).toArray();
        for (int i = 0; i < keys.length; i++) {
            map.put(keys[i], i);
        }
        double best = Double.MAX_VALUE;
        long sum = 0;
        for (int round = 0; round < 10; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 100_000; i++) {
                sum += map.getOrDefault(keys[random.nextInt(keys.length)], 0);
            }
            best = Math.min(best, (System.nanoTime() - start) / 1e5);
        }
        assertThat(sum).isPositive();
        return best;
    }

    private static long usedBytes() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void awaitNanos(long time) {
        for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}

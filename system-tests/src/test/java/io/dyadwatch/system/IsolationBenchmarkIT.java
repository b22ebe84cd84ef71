package io.dyadwatch.system;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What subscribers that are well notice of those that are not. Prints figures and asserts none: machines differ. Each run
 * has a system of its own.
 */
@Tag("benchmark")
class IsolationBenchmarkIT {
    private static final int PAIRS_OF_RUNS = 5;
    private static final int ENDPOINTS = 1000;
    private static final int WARM_UP = 20;
    private static final int ARTICLES = 60;
    private static final Duration BETWEEN_ARTICLES = Duration.ofMillis(800);
    private static final int BACKLOG = 10_000;
    private static final int ALERTS = 10;

    @Test
    void a_tenth_of_a_thousand_endpoints_hangs() {
        List<Double> ratios = new ArrayList<>();
        List<Double> differences = new ArrayList<>();
        for (int i = 0; i < PAIRS_OF_RUNS; i++) {
            // Which comes first changes, so that a machine that gets slower favours neither.
            double first = healthyP99(i % 2 == 0);
            double second = healthyP99(i % 2 != 0);
            double with = i % 2 == 0 ? first : second;
            double without = i % 2 == 0 ? second : first;
            ratios.add(with / without);
            differences.add(with - without);
            System.out.printf(
                    "pair %d: p99 of the healthy %.1f ms with hanging endpoints, %.1f ms without%n",
                    i + 1, with, without);
        }
        System.out.printf(
                "%d endpoints, a tenth hangs: median of %d pairs: ratio %.2f, difference %+.1f ms%n",
                ENDPOINTS, PAIRS_OF_RUNS, Percentile.median(ratios), Percentile.median(differences));
    }

    private static double healthyP99(boolean hanging) {
        try (RunningSystem system =
                RunningSystem.start(EmbeddedStores.start("isolation"), "isolation", 1, RunningSystem.UNLIMITED)) {
            Fleet fleet = new Fleet(system, ENDPOINTS, 10);
            int expected = 0;
            for (int i = 0; i < WARM_UP; i++) {
                expected += fleet.post();
                awaitReceived(system, path -> true, expected);
            }
            int warmUp = system.receiver.received().size();
            if (hanging) {
                system.receiver.hangs(Fleet::isEveryTenth);
            }
            Predicate<String> healthy = path -> !Fleet.isEveryTenth(path);
            int wanted = (int) system.receiver.received().stream()
                    .filter(r -> healthy.test(r.path()))
                    .count();
            long next = System.nanoTime();
            for (int i = 0; i < ARTICLES; i++) {
                LockSupport.parkNanos(next - System.nanoTime());
                next += BETWEEN_ARTICLES.toNanos();
                wanted += fleet.post() * 9 / 10;
            }
            awaitReceived(system, healthy, wanted);
            List<Double> millis = fleet.millis(system.receiver.received().stream()
                    .skip(warmUp)
                    .filter(r -> healthy.test(r.path()))
                    .toList());
            System.out.printf(
                    "  %s: p50 %.1f ms, p99 %.1f ms, max %.1f ms over %d%n",
                    hanging ? "a tenth hangs" : "nobody hangs",
                    Percentile.median(millis),
                    Percentile.of(millis, 99),
                    Percentile.of(millis, 100),
                    millis.size());
            return Percentile.of(millis, 99);
        }
    }

    @Test
    void another_subscribers_backlog() {
        try (RunningSystem system =
                RunningSystem.start(EmbeddedStores.start("backlog"), "backlog", 1, RunningSystem.UNLIMITED)) {
            Fleet fleet = new Fleet(system, 1, 1);
            for (int i = 0; i < WARM_UP; i++) {
                fleet.post();
                awaitReceived(system, path -> true, i + 1);
            }
            List<Double> alone = fleet.millis(system.receiver.received());
            Backlog.add(system, system.deployment().registerReceiver("/backlog/0"), BACKLOG);
            int before = count(system, Fleet.path(0)::equals);
            for (int i = 0; i < ALERTS; i++) {
                fleet.post();
            }
            awaitReceived(system, Fleet.path(0)::equals, before + ALERTS);
            int left = Backlog.left(system);
            List<Double> beside = fleet.millis(system.receiver.received().stream()
                    .filter(r -> r.path().equals(Fleet.path(0)))
                    .skip(before)
                    .toList());
            System.out.printf(
                    "%d alerts beside a backlog of %d (%d of it left): p50 %.1f ms, max %.1f ms; alone p50 %.1f ms%n",
                    ALERTS,
                    BACKLOG,
                    left,
                    Percentile.median(beside),
                    Percentile.of(beside, 100),
                    Percentile.median(alone.subList(WARM_UP / 2, WARM_UP)));
        }
    }

    private static void awaitReceived(RunningSystem system, Predicate<String> paths, int count) {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> count(system, paths) >= count);
    }

    private static int count(RunningSystem system, Predicate<String> paths) {
        return (int) system.receiver.received().stream()
                .filter(r -> paths.test(r.path()))
                .count();
    }
}

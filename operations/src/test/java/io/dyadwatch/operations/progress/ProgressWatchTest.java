package io.dyadwatch.operations.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

class ProgressWatchTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final MutableClock clock = MutableClock.of(Instant.EPOCH, ZoneOffset.UTC);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger ends = new AtomicInteger();
    private final Map<String, Standing> parts = new HashMap<>();
    private boolean dependencyAway;
    private final ProgressWatch watch = new ProgressWatch(
            List.of(Work.of("test", () -> Map.copyOf(parts)).needing(this::requireDependency)),
            LIMIT,
            clock,
            meters,
            ends::incrementAndGet);

    @Test
    void workThatStandsStillWhileSomethingWaitsEndsTheProcessOnce() throws InterruptedException {
        lookAfter(Duration.ZERO, 5, true);
        lookAfter(Duration.ofSeconds(119), 5, true);
        assertThat(ends).hasValue(0);

        lookAfter(Duration.ofSeconds(1), 5, true);
        lookAfter(Duration.ofMinutes(1), 5, true);

        assertThat(ends).hasValue(1);
    }

    @Test
    void workThatMovesDoesNot() throws InterruptedException {
        for (int done = 0; done < 10; done++) {
            lookAfter(Duration.ofSeconds(119), done, true);
        }
        assertThat(ends).hasValue(0);
        assertThat(shownSeconds()).isZero();
    }

    @Test
    void workThatHasNothingToDoDoesNotNorIsItsIdleTimeCountedOnceSomethingWaits() throws InterruptedException {
        for (int minute = 0; minute < 10; minute++) {
            lookAfter(Duration.ofMinutes(1), 9, false);
        }
        assertThat(shownSeconds()).isZero();

        lookAfter(Duration.ZERO, 9, true);
        lookAfter(Duration.ofSeconds(119), 9, true);

        assertThat(ends).hasValue(0);
        assertThat(shownSeconds()).isEqualTo(119);
    }

    @Test
    void onePartThatStandsStillIsEnoughWhileAnotherMoves() throws InterruptedException {
        for (int minute = 0; minute <= 2; minute++) {
            parts.put("moves", new Standing(minute, true));
            lookAfter(Duration.ofMinutes(1), 5, true);
        }
        assertThat(ends).hasValue(1);
    }

    @Test
    void aPartThatThisProcessNoLongerHasIsForgotten() throws InterruptedException {
        lookAfter(Duration.ZERO, 5, true);
        parts.clear();
        clock.add(Duration.ofMinutes(5));
        watch.look();
        lookAfter(Duration.ofMinutes(5), 5, true);

        assertThat(ends).hasValue(0);
    }

    @Test
    void aDependencyThatIsAwayIsWaitedForHoweverLong() throws InterruptedException {
        lookAfter(Duration.ZERO, 5, true);
        dependencyAway = true;
        for (int minute = 0; minute < 60; minute++) {
            lookAfter(Duration.ofMinutes(1), 5, true);
        }
        assertThat(ends).hasValue(0);

        // Back, and time enough is given to take the work up again.
        dependencyAway = false;
        lookAfter(Duration.ZERO, 5, true);
        lookAfter(Duration.ofSeconds(119), 5, true);
        assertThat(ends).hasValue(0);

        lookAfter(Duration.ofSeconds(1), 5, true);
        assertThat(ends).hasValue(1);
    }

    @Test
    void whatIsShownGrowsWhileADependencyIsAwayToo() throws InterruptedException {
        lookAfter(Duration.ZERO, 5, true);
        dependencyAway = true;
        lookAfter(Duration.ofMinutes(3), 5, true);

        assertThat(shownSeconds()).isEqualTo(180);
        assertThat(ends).hasValue(0);
    }

    @Test
    void timeInWhichTheProcessWasFrozenOrItsClockWasSetDoesNotCount() throws InterruptedException {
        lookAfter(Duration.ZERO, 5, true);
        clock.add(Duration.ofMinutes(10));
        lookAfter(Duration.ZERO, 5, true);
        clock.add(Duration.ofMinutes(-10));
        lookAfter(Duration.ofSeconds(90), 5, true);
        assertThat(ends).hasValue(0);

        lookAfter(Duration.ofSeconds(30), 5, true);
        assertThat(ends).hasValue(1);
    }

    @Test
    void aProcessThatCannotEvenSayThatItEndsDoesEnd() throws InterruptedException {
        parts.put("belt", new Standing(5, true));
        Work speechless = new Work() {
            private boolean said;

            @Override
            public String hop() {
                if (said) {
                    throw new OutOfMemoryError("not a word");
                }
                said = true;
                return "speechless";
            }

            @Override
            public Map<String, Standing> look() {
                return parts;
            }
        };
        ProgressWatch other =
                new ProgressWatch(List.of(speechless), Duration.ofSeconds(10), clock, meters, ends::incrementAndGet);
        other.look();
        clock.add(Duration.ofSeconds(5));
        other.look();
        clock.add(Duration.ofSeconds(5));

        assertThatThrownBy(other::look).isInstanceOf(OutOfMemoryError.class);

        other.look();
        assertThat(ends).hasValue(1);
    }

    /** Looks as often as it does by itself; how the work stands then shows at the last look. */
    private void lookAfter(Duration time, long done, boolean waits) throws InterruptedException {
        Duration left = time;
        for (; left.compareTo(EVERY) > 0; left = left.minus(EVERY)) {
            clock.add(EVERY);
            watch.look();
        }
        clock.add(left);
        parts.put("belt", new Standing(done, waits));
        watch.look();
    }

    private double shownSeconds() {
        return meters.get("dyadwatch.progress.seconds")
                .tag("hop", "test")
                .gauge()
                .value();
    }

    private void requireDependency() throws IOException {
        if (dependencyAway) {
            throw new IOException("away");
        }
    }
}

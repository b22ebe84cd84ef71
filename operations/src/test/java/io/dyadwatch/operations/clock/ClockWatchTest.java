package io.dyadwatch.operations.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
    private final AtomicLong millisOfDay = new AtomicLong(1_800_000_000_000L);
    private final AtomicLong steadyNanos = new AtomicLong(-7);
    private final AtomicInteger ends = new AtomicInteger();
    private final ClockWatch watch = new ClockWatch(millisOfDay::get, steadyNanos::get, ends::incrementAndGet);

    @Test
    void aClockThatIsSetBackEndsTheProcess() {
        pass(Duration.ofHours(1));
        watch.look();

        pass(Duration.ofSeconds(1));
        millisOfDay.addAndGet(-6_000);
        watch.look();

        assertThat(ends).hasValue(1);
    }

    @Test
    void aClockThatIsSetAheadAndCorrectionsOfSecondsDoNot() {
        millisOfDay.addAndGet(Duration.ofMinutes(10).toMillis());
        watch.look();
        for (int i = 0; i < 100; i++) {
            pass(Duration.ofSeconds(1));
            millisOfDay.addAndGet(-4_900);
            watch.look();
        }

        assertThat(ends).hasValue(0);
    }

    @Test
    void whatIsSetAheadAndThenBackEndsIt() {
        millisOfDay.addAndGet(Duration.ofMinutes(10).toMillis());
        pass(Duration.ofSeconds(20));
        watch.look();
        millisOfDay.addAndGet(Duration.ofMinutes(-10).toMillis());
        watch.look();

        assertThat(ends).hasValue(1);
    }

    private void pass(Duration time) {
        millisOfDay.addAndGet(time.toMillis());
        steadyNanos.addAndGet(time.toNanos());
    }
}

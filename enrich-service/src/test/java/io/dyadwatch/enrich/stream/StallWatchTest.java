package io.dyadwatch.enrich.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

class StallWatchTest {
    private final MutableClock clock = MutableClock.of(Instant.EPOCH, ZoneOffset.UTC);
    private final StallWatch<String> watch = new StallWatch<>(clock, Duration.ofMinutes(2));

    @Test
    void aPartitionThatStandsStillWithSomethingToReadIsStalled() {
        assertThat(after(Duration.ZERO, 5, 9)).isFalse();
        assertThat(after(Duration.ofMinutes(1), 5, 10)).isFalse();
        assertThat(after(Duration.ofMinutes(1), 5, 11)).isTrue();
    }

    @Test
    void aPartitionThatMovesIsNot() {
        for (int offset = 0; offset < 10; offset++) {
            assertThat(after(Duration.ofMinutes(1), offset, 100)).isFalse();
        }
    }

    @Test
    void aPartitionWithNothingToReadIsNot() {
        for (int minute = 0; minute < 10; minute++) {
            assertThat(after(Duration.ofMinutes(1), 9, 9)).isFalse();
        }
        assertThat(after(Duration.ZERO, 9, 10)).isFalse();
    }

    @Test
    void aPartitionWhoseUnreadRecordsWereAllDeletedIsNot() {
        for (int minute = 0; minute < 10; minute++) {
            clock.add(Duration.ofMinutes(1));
            assertThat(watch.isStalled(Map.of("p", new StallWatch.Position(5, 20, 20))))
                    .isFalse();
        }
    }

    @Test
    void timeInWhichNobodyCouldProgressDoesNotCount() {
        assertThat(after(Duration.ZERO, 5, 9)).isFalse();
        clock.add(Duration.ofMinutes(5));
        watch.reset();
        assertThat(after(Duration.ZERO, 5, 9)).isFalse();
        assertThat(after(Duration.ofMinutes(1), 5, 9)).isFalse();
    }

    private boolean after(Duration time, long committed, long end) {
        clock.add(time);
        return watch.isStalled(Map.of("p", new StallWatch.Position(committed, 0, end)));
    }
}

package io.dyadwatch.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PollScheduleTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration BEFORE = Duration.ofMinutes(30);

    /** Chance that always says the middle. */
    private static final RandomGenerator HALF = new RandomGenerator() {
        @Override
        public long nextLong() {
            return Long.MIN_VALUE;
        }

        @Override
        public double nextDouble() {
            return 0.5;
        }
    };

    private final PollSchedule schedule = new PollSchedule(PollSchedule.Bounds.DEFAULT, HALF);

    @Test
    void aFeedIsAskedTwiceAsOftenAsItUsuallyHasSomething() {
        assertThat(afterBody(every(Duration.ofMinutes(20), 10), Duration.ZERO)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void oneLongPauseAmongManyShortOnesDoesNotCount() {
        List<Instant> dates = List.of(minutesAgo(10), minutesAgo(20), minutesAgo(30), minutesAgo(2000));

        assertThat(afterBody(dates, Duration.ZERO)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aFeedThatHasFallenSilentIsAskedLess() {
        List<Instant> dates = List.of(minutesAgo(240), minutesAgo(250), minutesAgo(260), minutesAgo(270));

        assertThat(afterBody(dates, Duration.ZERO)).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void datesInTheFutureAndDatesThatAreAllTheSameTellNothing() {
        List<Instant> built = List.of(NOW, NOW, NOW, NOW);
        List<Instant> announced = List.of(NOW.plusSeconds(60), NOW.plusSeconds(120), NOW.plusSeconds(180));

        assertThat(afterBody(built, Duration.ZERO)).isEqualTo(Duration.ofMinutes(15));
        assertThat(afterBody(announced, Duration.ZERO)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void withoutDatesTheIntervalShrinksWithAChangeAndGrowsWithoutOne() {
        assertThat(schedule.afterBody(BEFORE, true, List.of(), Duration.ZERO, NOW))
                .isEqualTo(Duration.ofMinutes(15));
        assertThat(schedule.afterBody(BEFORE, false, List.of(), Duration.ZERO, NOW))
                .isEqualTo(Duration.ofMinutes(45));
        assertThat(schedule.afterNothing(BEFORE, Duration.ZERO)).isEqualTo(Duration.ofMinutes(45));
    }

    @Test
    void theIntervalNeverLeavesItsBounds() {
        assertThat(afterBody(every(Duration.ofSeconds(1), 30), Duration.ZERO)).isEqualTo(Duration.ofMinutes(2));
        assertThat(afterBody(every(Duration.ofDays(30), 5), Duration.ZERO)).isEqualTo(Duration.ofHours(6));
        assertThat(schedule.afterNothing(Duration.ofDays(9000), Duration.ZERO)).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void aPublishersWishMakesItLongerNeverShorterAndOnlyUpToABound() {
        List<Instant> dates = every(Duration.ofMinutes(20), 10);

        assertThat(afterBody(dates, Duration.ofMinutes(40))).isEqualTo(Duration.ofMinutes(40));
        assertThat(afterBody(dates, Duration.ofMinutes(1))).isEqualTo(Duration.ofMinutes(10));
        assertThat(afterBody(dates, Duration.ofDays(365))).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void eachFailureDoublesTheWaitUpToTheLongest() {
        List<Duration> waits = IntStream.of(1, 2, 3, 4, 40, Integer.MAX_VALUE)
                .mapToObj(failures -> Duration.between(
                        NOW, schedule.dueAfterFailure(NOW, Duration.ofMinutes(20), failures, Optional.empty())))
                .toList();

        assertThat(waits)
                .containsExactly(
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(60),
                        Duration.ofMinutes(120),
                        Duration.ofMinutes(270),
                        Duration.ofMinutes(270));
    }

    @Test
    void retryAfterIsWaitedForButNoLongerThanTheLongestInterval() {
        Instant asked = schedule.dueAfterFailure(NOW, BEFORE, 1, Optional.of(Duration.ofHours(2)));
        Instant forever = schedule.dueAfterFailure(NOW, BEFORE, 1, Optional.of(Duration.ofDays(4000)));
        Instant atOnce = schedule.dueAfterFailure(NOW, BEFORE, 1, Optional.of(Duration.ZERO));

        assertThat(asked).isEqualTo(NOW.plus(Duration.ofMinutes(126)));
        assertThat(forever).isEqualTo(NOW.plus(Duration.ofMinutes(378)));
        assertThat(atOnce).isAfter(NOW.plus(Duration.ofMinutes(15)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void chanceMovesADateByATenthAtMost(long seed) {
        PollSchedule random = new PollSchedule(PollSchedule.Bounds.DEFAULT, new Random(seed));

        for (int i = 0; i < 100; i++) {
            assertThat(Duration.between(NOW, random.due(NOW, Duration.ofMinutes(100))))
                    .isBetween(Duration.ofMinutes(90), Duration.ofMinutes(110));
        }
    }

    @Test
    void boundsThatContradictEachOtherAreRefused() {
        Duration hour = Duration.ofHours(1);

        assertThatThrownBy(() -> new PollSchedule.Bounds(hour, hour.multipliedBy(2), hour, hour, hour))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PollSchedule.Bounds(Duration.ofSeconds(1), hour, hour, hour, hour))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Duration afterBody(List<Instant> dates, Duration hint) {
        return schedule.afterBody(BEFORE, true, dates, hint, NOW);
    }

    private static List<Instant> every(Duration gap, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> NOW.minus(gap.multipliedBy(i)))
                .toList();
    }

    private static Instant minutesAgo(long minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }
}

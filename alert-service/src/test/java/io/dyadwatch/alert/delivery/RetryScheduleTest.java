package io.dyadwatch.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    @Test
    void everyDelayStaysWithinItsJitterAndUsesAllOfIt() {
        RetrySchedule schedule = new RetrySchedule(List.of(Duration.ofSeconds(100)), 0.2);
        SplittableRandom random = new SplittableRandom(1);

        List<Long> seconds = random.ints(1000)
                .mapToObj(i -> schedule.after(1, random).orElseThrow().toSeconds())
                .toList();

        assertThat(seconds).allSatisfy(s -> assertThat(s).isBetween(80L, 120L));
        assertThat(seconds).anyMatch(s -> s < 85).anyMatch(s -> s > 115);
    }

    @Test
    void thereIsNoDelayAfterTheLastAttempt() {
        RetrySchedule schedule = new RetrySchedule(List.of(Duration.ofSeconds(5), Duration.ofMinutes(5)), 0);

        assertThat(schedule.after(1, new SplittableRandom())).contains(Duration.ofSeconds(5));
        assertThat(schedule.after(2, new SplittableRandom())).contains(Duration.ofMinutes(5));
        assertThat(schedule.after(3, new SplittableRandom())).isEmpty();
    }

    @Test
    void refusesAScheduleThatIsNone() {
        assertThatThrownBy(() -> new RetrySchedule(List.of(), 0.2)).hasMessageContaining("retry-schedule");
        assertThatThrownBy(() -> new RetrySchedule(List.of(Duration.ofSeconds(-1)), 0.2))
                .hasMessageContaining("retry-schedule");
        assertThatThrownBy(() -> new RetrySchedule(List.of(Duration.ZERO), 1)).hasMessageContaining("retry-jitter");
    }
}

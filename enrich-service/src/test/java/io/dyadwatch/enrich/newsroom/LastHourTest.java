package io.dyadwatch.enrich.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.enrich.newsroom.LastHour.Count;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

class LastHourTest {
    private final MutableClock clock = MutableClock.of(Instant.parse("2026-11-20T09:00:30Z"), ZoneOffset.UTC);

    @Test
    void theMostFrequentComeFirstAndEqualsByTheirIds() {
        LastHour hour = new LastHour(clock, 100);
        hour.add(List.of("b", "c"));
        hour.add(List.of("c", "a"));
        clock.add(Duration.ofMinutes(3));
        hour.add(List.of("c"));

        assertThat(hour.top(10)).containsExactly(new Count("c", 3), new Count("a", 1), new Count("b", 1));
        assertThat(hour.top(2)).containsExactly(new Count("c", 3), new Count("a", 1));
    }

    @Test
    void whatIsAnHourOldIsForgottenThoughNothingComes() {
        LastHour hour = new LastHour(clock, 100);
        hour.add(List.of("a"));
        clock.add(Duration.ofMinutes(30));
        hour.add(List.of("b"));

        clock.add(Duration.ofMinutes(29));
        assertThat(hour.top(10)).hasSize(2);

        clock.add(Duration.ofMinutes(1));
        assertThat(hour.top(10)).containsExactly(new Count("b", 1));

        clock.add(Duration.ofHours(1));
        assertThat(hour.top(10)).isEmpty();
    }

    @Test
    void ofAMinuteWithVeryManyIdsTheMostFrequentAreKept() {
        LastHour hour = new LastHour(clock, 10);
        hour.add(List.of("often"));
        Set<String> once = IntStream.range(0, 15).mapToObj(i -> "once-" + i).collect(Collectors.toSet());
        hour.add(once);
        hour.add(List.of("often"));
        clock.add(Duration.ofMinutes(1));
        hour.add(List.of("often"));

        assertThat(hour.top(1)).containsExactly(new Count("often", 3));
        assertThat(hour.top(100)).hasSize(10);
    }

    @Test
    void aClockThatIsSetBackLosesNothing() {
        LastHour hour = new LastHour(clock, 100);
        hour.add(List.of("a"));
        clock.add(Duration.ofMinutes(-10));
        hour.add(List.of("a"));

        assertThat(hour.top(10)).containsExactly(new Count("a", 2));
    }
}

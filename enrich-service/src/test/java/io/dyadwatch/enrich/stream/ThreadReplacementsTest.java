package io.dyadwatch.enrich.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.enrich.MovingClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThreadReplacementsTest {
    private final MovingClock clock = new MovingClock(Instant.EPOCH);
    private final ThreadReplacements replacements = new ThreadReplacements(clock, 2, Duration.ofMinutes(1));

    @Test
    void threadsAreReplacedUntilTheyDieTooOften() {
        assertThat(replacements.oneMore()).isTrue();
        assertThat(replacements.oneMore()).isTrue();
        assertThat(replacements.oneMore()).isFalse();
    }

    @Test
    void deathsLongAgoDoNotCount() {
        for (int i = 0; i < 10; i++) {
            assertThat(replacements.oneMore()).isTrue();
            clock.pass(Duration.ofMinutes(2));
        }
    }
}

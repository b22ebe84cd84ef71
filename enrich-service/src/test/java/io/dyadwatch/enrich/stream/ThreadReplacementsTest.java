package io.dyadwatch.enrich.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

class ThreadReplacementsTest {
    private final MutableClock clock = MutableClock.of(Instant.EPOCH, ZoneOffset.UTC);
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
            clock.add(Duration.ofMinutes(2));
        }
    }
}

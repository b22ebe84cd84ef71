package io.dyadwatch.enrich.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ThreadReplacementsTest {
    @Test
    void threadsAreReplacedUntilTheyDieTooOften() {
        ThreadReplacements replacements =
                new ThreadReplacements(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), 2, Duration.ofMinutes(1));

        assertThat(replacements.oneMore()).isTrue();
        assertThat(replacements.oneMore()).isTrue();
        assertThat(replacements.oneMore()).isFalse();
    }

    @Test
    void deathsLongAgoDoNotCount() {
        Clock everyTwoMinutes = new Clock() {
            private Instant now = Instant.EPOCH;

            @Override
            public Instant instant() {
                now = now.plus(Duration.ofMinutes(2));
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
        ThreadReplacements replacements = new ThreadReplacements(everyTwoMinutes, 1, Duration.ofMinutes(1));

        assertThat(replacements.oneMore()).isTrue();
        assertThat(replacements.oneMore()).isTrue();
        assertThat(replacements.oneMore()).isTrue();
    }
}

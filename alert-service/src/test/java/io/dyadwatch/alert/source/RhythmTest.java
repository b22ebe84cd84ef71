package io.dyadwatch.alert.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RhythmTest {
    private static final Instant MONDAY = Instant.parse("2026-11-16T06:00:00Z");

    @Test
    void aRhythmIsNotKnownBeforeADayAndSomeGaps() {
        Rhythm rhythm = Rhythm.begun(MONDAY);
        for (int i = 1; i < 100; i++) {
            rhythm = rhythm.seen(MONDAY.plus(Duration.ofMinutes(10L * i)));
        }
        assertThat(rhythm.silentAfter()).isEmpty();

        assertThat(rhythm.seen(MONDAY.plus(Duration.ofHours(24))).silentAfter()).isPresent();
        assertThat(Rhythm.begun(MONDAY).seen(MONDAY.plus(Duration.ofDays(3))).silentAfter())
                .isEmpty();
    }

    @Test
    void aSourceThatNeverSleepsIsSilentAfterAnHour() {
        Rhythm rhythm = every(Duration.ofMinutes(2), Duration.ofDays(2));

        assertThat(rhythm.silentAfter()).contains(rhythm.lastSeen().plus(Duration.ofHours(1)));
    }

    @Test
    void anOrdinaryNightIsNoSilence() {
        Rhythm rhythm = workdays(5);

        Instant nextMorning = MONDAY.plus(Duration.ofDays(5));
        assertThat(rhythm.silentAfter())
                .hasValueSatisfying(after -> assertThat(after)
                        .isAfter(nextMorning.plus(Duration.ofHours(2)))
                        .isBefore(nextMorning.plus(Duration.ofHours(10))));
    }

    @Test
    void aSourceWithOneArticleADayIsSilentAfterThree() {
        Rhythm rhythm = every(Duration.ofDays(1), Duration.ofDays(20));

        assertThat(rhythm.silentAfter()).contains(rhythm.lastSeen().plus(Duration.ofDays(3)));
    }

    @Test
    void anOutageDoesNotBecomeTheRhythm() {
        Rhythm before = every(Duration.ofMinutes(10), Duration.ofDays(3));

        Rhythm after = before.seen(before.lastSeen().plus(Duration.ofDays(7)));

        assertThat(Duration.between(after.lastSeen(), after.silentAfter().orElseThrow()))
                .isLessThan(Duration.ofHours(2));
    }

    @Test
    void aSourceThatHasBecomeSlowerIsKnownAsSuchAfterSomeGaps() {
        Rhythm rhythm = every(Duration.ofMinutes(10), Duration.ofDays(3));
        Duration slower = Duration.ofHours(12);
        for (int i = 0; i < 10; i++) {
            rhythm = rhythm.seen(rhythm.lastSeen().plus(slower));
        }

        assertThat(rhythm.silentAfter().orElseThrow()).isAfter(rhythm.lastSeen().plus(slower));
    }

    @Test
    void whatIsNotLaterThanTheLastChangesNothing() {
        Rhythm rhythm = every(Duration.ofMinutes(10), Duration.ofDays(3));

        assertThat(rhythm.seen(rhythm.lastSeen())).isEqualTo(rhythm);
        assertThat(rhythm.seen(MONDAY)).isEqualTo(rhythm);
    }

    private static Rhythm every(Duration gap, Duration during) {
        Rhythm rhythm = Rhythm.begun(MONDAY);
        for (Instant at = MONDAY.plus(gap); !at.isAfter(MONDAY.plus(during)); at = at.plus(gap)) {
            rhythm = rhythm.seen(at);
        }
        return rhythm;
    }

    /** Each from six to ten in the evening, an article in ten minutes. */
    private static Rhythm workdays(int days) {
        Rhythm rhythm = Rhythm.begun(MONDAY);
        for (int day = 0; day < days; day++) {
            for (int minute = 0; minute <= 16 * 60; minute += 10) {
                rhythm = rhythm.seen(MONDAY.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(minute)));
            }
        }
        return rhythm;
    }
}

package io.dyadwatch.alert.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How often a source publishes, learned gap by gap in constant space.
 *
 * <p>The typical gap is an exponentially weighted mean, in which the latest gap weighs {@value #LATEST}. Newsrooms sleep:
 * so the longest gap is kept too, and fades by half in a week. A source is silent when nothing came for longer than
 * {@link #SHORTEST_SILENCE}, {@value #TYPICAL_GAPS} typical gaps and {@value #LONGEST_GAPS} longest gaps. A gap that was a
 * silence is learned as no more than that limit, so that an outage does not become the rhythm, and a source that really
 * has become slower is known as such after some gaps.
 *
 * @param gaps learned so far
 * @param typical absent before the first gap
 * @param longest absent before the first gap
 */
record Rhythm(
        Instant firstSeen,
        Instant lastSeen,
        int gaps,
        @Nullable Duration typical,
        @Nullable Duration longest) {
    static final Duration SHORTEST_SILENCE = Duration.ofHours(1);
    static final double TYPICAL_GAPS = 3;
    static final double LONGEST_GAPS = 1.5;
    /** Gaps, and a whole day with its night, after which a rhythm counts as known. */
    static final int ENOUGH_GAPS = 5;

    static final Duration LONG_ENOUGH = Duration.ofHours(24);

    private static final double LATEST = 0.1;
    private static final Duration HALF_LIFE = Duration.ofDays(7);

    static Rhythm begun(Instant at) {
        return new Rhythm(at, at, 0, null, null);
    }

    /** With one more sighting; one that is not later than the last changes nothing. */
    Rhythm seen(Instant at) {
        if (!at.isAfter(lastSeen)) {
            return this;
        }
        Duration gap = Duration.between(lastSeen, at);
        Duration limit = limit();
        Duration learned = isKnown() && limit != null && gap.compareTo(limit) > 0 ? limit : gap;
        return new Rhythm(
                firstSeen,
                at,
                gaps == Integer.MAX_VALUE ? gaps : gaps + 1,
                typical == null ? learned : times(typical, 1 - LATEST).plus(times(learned, LATEST)),
                longest == null ? learned : longer(learned, times(longest, faded(gap))));
    }

    boolean isKnown() {
        return gaps >= ENOUGH_GAPS && Duration.between(firstSeen, lastSeen).compareTo(LONG_ENOUGH) >= 0;
    }

    /** From when on it is silent, if it is not seen before; empty while its rhythm is not known. */
    Optional<Instant> silentAfter() {
        Duration limit = limit();
        return isKnown() && limit != null ? Optional.of(lastSeen.plus(limit)) : Optional.empty();
    }

    private @Nullable Duration limit() {
        if (typical == null || longest == null) {
            return null;
        }
        return longer(SHORTEST_SILENCE, longer(times(typical, TYPICAL_GAPS), times(longest, LONGEST_GAPS)));
    }

    private static double faded(Duration elapsed) {
        return Math.pow(0.5, (double) elapsed.toMillis() / HALF_LIFE.toMillis());
    }

    private static Duration times(Duration duration, double factor) {
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}

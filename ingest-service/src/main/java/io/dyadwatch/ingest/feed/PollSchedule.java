package io.dyadwatch.ingest.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a feed is asked again. The interval follows the feed's own rhythm: half of what usually lies between two items, so
 * that an item waits a quarter of that on average; a feed that is silent for longer than usual is asked less. Where dates
 * tell nothing, it shrinks by half with each change and grows by a half without one. What the publisher asks for ({@code
 * ttl}, {@code sy:}, {@code max-age}) makes it longer, up to a bound, and never shorter.
 */
public final class PollSchedule {
    /** Newest items that tell the rhythm: about a day of a busy feed's. */
    private static final int RHYTHM_ITEMS = 20;

    private static final int MIN_GAPS = 2;
    /** Doublings after which the interval is at its bound in any case. */
    private static final int MAX_DOUBLINGS = 16;
    /** Each way, so that feeds that were added together do not stay together. */
    private static final double JITTER = 0.1;

    private final Bounds bounds;
    private final RandomGenerator random;

    public PollSchedule(Bounds bounds, RandomGenerator random) {
        this.bounds = bounds;
        this.random = random;
    }

    /**
     * What an operator can set.
     *
     * @param first interval of a feed of which nothing is known yet
     * @param shortest no feed is asked more often while all is well
     * @param longest no feed is asked less often, failures and {@code Retry-After} included
     * @param hintsAtMost how much a publisher's wish counts at most: a {@code max-age} of a year is an oversight
     * @param gone interval of a feed that was said to be gone
     */
    public record Bounds(Duration first, Duration shortest, Duration longest, Duration hintsAtMost, Duration gone) {
        /** 15 min at first, 2 min to 6 h, wishes up to 1 h, 1 day for what is gone. */
        public static final Bounds DEFAULT = new Bounds(
                Duration.ofMinutes(15),
                Duration.ofMinutes(2),
                Duration.ofHours(6),
                Duration.ofHours(1),
                Duration.ofDays(1));

        public Bounds {
            if (shortest.toMillis() < 1 || shortest.compareTo(longest) > 0) {
                throw new IllegalArgumentException("shortest must be positive and not above longest");
            }
            if (first.compareTo(shortest) < 0 || first.compareTo(longest) > 0) {
                throw new IllegalArgumentException("first must lie between shortest and longest");
            }
            if (hintsAtMost.isNegative() || gone.compareTo(shortest) < 0) {
                throw new IllegalArgumentException("hintsAtMost must not be negative, nor gone below shortest");
            }
        }
    }

    /** The interval to begin with. */
    Duration first() {
        return bounds.first();
    }

    /**
     * The interval after a body was read.
     *
     * @param before the interval until now
     * @param changed whether the body had anything new
     * @param dates of the items, in any order
     * @param hint the longest that the publisher asks for
     */
    Duration afterBody(Duration before, boolean changed, List<Instant> dates, Duration hint, Instant now) {
        Duration own = rhythm(dates, now)
                .map(gap -> gap.dividedBy(2))
                .orElseGet(() -> changed ? before.dividedBy(2) : longer(before));
        return hinted(own, hint);
    }

    /** The interval after an answer that nothing has changed. */
    Duration afterNothing(Duration before, Duration hint) {
        return hinted(longer(before), hint);
    }

    /** When to ask again after an interval. */
    Instant due(Instant now, Duration interval) {
        double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
        return now.plus(scaled(interval, factor));
    }

    /**
     * When to ask again after failures: the interval, doubled with each failure, between half and all of it by chance.
     *
     * @param failures in a row, this one included, from 1
     * @param retryAfter what the other side asked for; waited for in any case, up to the longest interval
     */
    Instant dueAfterFailure(Instant now, Duration interval, int failures, Optional<Duration> retryAfter) {
        long factor = 1L << Math.min(MAX_DOUBLINGS, failures - 1);
        Duration backOff = clamp(clamp(interval).multipliedBy(factor));
        Duration wait = scaled(backOff, 0.5 + 0.5 * random.nextDouble());
        Duration asked = retryAfter.map(given -> min(given, bounds.longest())).orElse(Duration.ZERO);
        // Past the time asked for, since all who were told so would come back at once.
        return asked.compareTo(wait) > 0 ? now.plus(scaled(asked, 1 + JITTER * random.nextDouble())) : now.plus(wait);
    }

    /** When to look whether a feed that was said to be gone is back. */
    Instant dueWhenGone(Instant now) {
        return due(now, bounds.gone());
    }

    /** What usually lies between two items, or the time since the newest where that is longer. */
    private static Optional<Duration> rhythm(List<Instant> dates, Instant now) {
        // A date in the future is a mistake or an announcement.
        List<Instant> newest = dates.stream()
                .filter(date -> !date.isAfter(now))
                .sorted(Comparator.reverseOrder())
                .limit(RHYTHM_ITEMS)
                .toList();
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < newest.size(); i++) {
            gaps.add(Duration.between(newest.get(i), newest.get(i - 1)));
        }
        gaps.sort(Comparator.naturalOrder());
        if (gaps.size() < MIN_GAPS || gaps.get(gaps.size() - 1).isZero()) {
            // All of one moment: the time of building the feed, not of the items.
            return Optional.empty();
        }
        Duration usual = gaps.get(gaps.size() / 2);
        Duration silent = Duration.between(newest.get(0), now);
        return Optional.of(usual.compareTo(silent) > 0 ? usual : silent);
    }

    private Duration hinted(Duration own, Duration hint) {
        Duration wish = min(hint, bounds.hintsAtMost());
        return clamp(own.compareTo(wish) > 0 ? own : wish);
    }

    private Duration longer(Duration before) {
        return clamp(before).multipliedBy(3).dividedBy(2);
    }

    private Duration clamp(Duration interval) {
        return interval.compareTo(bounds.shortest()) < 0 ? bounds.shortest() : min(interval, bounds.longest());
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration scaled(Duration duration, double factor) {
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }
}

package io.dyadwatch.enrich.newsroom;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How often each id came in the last sixty minutes, the minute under way among them. For any thread.
 *
 * <p>Bounded however many ids there are: of each minute the most frequent are kept. So a count is too low, if at all, by
 * what the id had in minutes in which that many others were more frequent; what is frequent over the hour is not touched.
 */
final class LastHour {
    private static final int MINUTES = 60;

    private final Clock clock;
    private final int idsPerMinute;
    /** Oldest first. */
    private final Deque<Minute> minutes = new ArrayDeque<>();

    /** @param idsPerMinute how many different ids of a minute are kept */
    LastHour(Clock clock, int idsPerMinute) {
        this.clock = clock;
        this.idsPerMinute = idsPerMinute;
    }

    /** Counts each of the ids once more. */
    synchronized void add(Collection<String> ids) {
        Map<String, Integer> counts = current().counts();
        ids.forEach(id -> counts.merge(id, 1, Integer::sum));
        if (counts.size() > 2 * idsPerMinute) {
            keepMostFrequent(counts);
        }
    }

    /** The most frequent, the most frequent first; among equals by id. */
    synchronized List<Count> top(int most) {
        forgetTooOld(minuteNow());
        Map<String, Integer> sums = new HashMap<>();
        minutes.forEach(minute -> minute.counts().forEach((id, count) -> sums.merge(id, count, Integer::sum)));
        return mostFrequent(sums).limit(most).toList();
    }

    private Minute current() {
        long now = minuteNow();
        Minute last = minutes.peekLast();
        // A clock that is set back goes on counting in the minute that it had reached.
        if (last != null && last.number() >= now) {
            return last;
        }
        if (last != null) {
            keepMostFrequent(last.counts());
        }
        forgetTooOld(now);
        Minute next = new Minute(now, new HashMap<>());
        minutes.addLast(next);
        return next;
    }

    private long minuteNow() {
        return clock.millis() / Duration.ofMinutes(1).toMillis();
    }

    private void forgetTooOld(long now) {
        minutes.removeIf(minute -> minute.number() <= now - MINUTES);
    }

    private void keepMostFrequent(Map<String, Integer> counts) {
        if (counts.size() > idsPerMinute) {
            List<Count> kept = mostFrequent(counts).limit(idsPerMinute).toList();
            counts.clear();
            kept.forEach(each -> counts.put(each.id(), each.articles()));
        }
    }

    private static Stream<Count> mostFrequent(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(each -> new Count(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingInt(Count::articles).reversed().thenComparing(Count::id));
    }

    /**
     * An id and how often it came.
     *
     * @param articles in which it stood
     */
    record Count(String id, int articles) {}

    /**
     * A minute.
     *
     * @param number since the beginning of 1970
     */
    private record Minute(long number, Map<String, Integer> counts) {}
}

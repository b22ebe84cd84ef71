package io.dyadwatch.alert.dryrun;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The newest of what is found, as many as are wanted. What has so many newer ones beside it can never be among them, so it
 * is let go at once, whatever else will be found.
 */
final class Newest {
    /** Text in all hits together, in chars; an answer does not get larger by much. */
    private static final int MAX_CHARS = 8 * 1024 * 1024;

    private final PriorityQueue<Hit> hits = new PriorityQueue<>(Comparator.comparing(Hit::at));
    private int most;
    private int chars;
    private boolean dropped;

    /** @param most hits to be kept */
    Newest(int most) {
        this.most = most;
    }

    void add(Hit hit) {
        hits.add(hit);
        chars += hit.chars();
        while (hits.size() > most || (chars > MAX_CHARS && hits.size() > 1)) {
            chars -= hits.remove().chars();
            dropped = true;
            most = hits.size();
        }
    }

    /** Whether nothing older than a border is needed any more. */
    boolean isFull(Instant border) {
        return since(border).size() >= most;
    }

    /** Whether there were more than are kept. */
    boolean hasDropped() {
        return dropped;
    }

    /** Those at or after a border, newest first. */
    List<Hit> since(Instant border) {
        return hits.stream()
                .filter(hit -> !hit.at().isBefore(border))
                .sorted(Comparator.comparing(Hit::at).reversed())
                .toList();
    }
}

package io.dyadwatch.alert.match;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that an article has of two terms under some conditions: what every question of these two answers, and part of what
 * questions with more terms do. Used by one thread.
 */
final class Finding {
    private final List<Found> pairs;
    private @Nullable Answer alone;

    /** @param pairs each two actors once, at least one pair */
    private Finding(List<Found> pairs) {
        this.pairs = pairs;
    }

    /** @param found at least one */
    static Finding of(List<Found> found) {
        return new Finding(found.size() == 1 ? found : eachOnce(found));
    }

    /** @param findings at least one, each of terms of its own */
    static Finding of(Iterable<Finding> findings) {
        List<Found> all = new ArrayList<>();
        findings.forEach(finding -> all.addAll(finding.pairs));
        return of(all);
    }

    /** Two actors may answer by several terms, and each on either side: told is the best of these. */
    private static List<Found> eachOnce(List<Found> found) {
        // Two actors have one proof under the same conditions.
        IdentityHashMap<Proof, Integer> places = new IdentityHashMap<>(found.size());
        List<Found> once = new ArrayList<>(found.size());
        for (Found next : found) {
            Integer place = places.putIfAbsent(next.proof(), once.size());
            if (place == null) {
                once.add(next);
            } else if (next.isBetterThan(once.get(place))) {
                once.set(place, next);
            }
        }
        return once;
    }

    List<Found> pairs() {
        return pairs;
    }

    /** What is to be told to a question that nothing else answers. */
    Answer alone(Answers answers, Conditions asked) {
        Answer known = alone;
        if (known == null) {
            known = answers.of(asked, pairs);
            alone = known;
        }
        return known;
    }
}

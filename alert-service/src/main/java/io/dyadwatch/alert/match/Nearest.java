package io.dyadwatch.alert.match;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * The sentences in which two actors stand closest to each other, without sharing one. A sentence that names both proves
 * nothing by itself here (it only lists them, or nobody says that it does more), and two such sentences do not either.
 */
final class Nearest {
    /** Sentences given at most. */
    static final int MAX_SENTENCES = 20;

    private static final int NEVER = Integer.MAX_VALUE;

    private final int[] one;
    private final int[] other;

    /** @param one sentences of the one actor, ascending, each once; {@code other} likewise */
    Nearest(int[] one, int[] other) {
        this.one = one;
        this.other = other;
    }

    /** Both actors' sentences that fulfil a condition. */
    Nearest where(IntPredicate condition) {
        return new Nearest(only(one, condition), only(other, condition));
    }

    /** How many sentences apart the closest two are, at least 1; {@link Integer#MAX_VALUE} where there are no two. */
    int distance() {
        if (one.length == 0 || other.length == 0) {
            return NEVER;
        }
        int[] oneAlone = only(one, sentence -> !contains(other, sentence));
        int[] otherAlone = only(other, sentence -> !contains(one, sentence));
        return Math.min(distance(oneAlone, other), distance(one, otherAlone));
    }

    private static int distance(int[] some, int[] others) {
        int least = NEVER;
        int i = 0;
        int k = 0;
        while (i < some.length && k < others.length) {
            least = Math.min(least, Math.abs(some[i] - others[k]));
            if (some[i] < others[k]) {
                i++;
            } else {
                k++;
            }
        }
        return least;
    }

    /** The sentences at that distance, ascending, the first {@value #MAX_SENTENCES}; empty where there are no two. */
    List<Integer> sentences() {
        int distance = distance();
        if (distance == NEVER) {
            return List.of();
        }
        TreeSet<Integer> found = new TreeSet<>();
        for (int i = 0; i < one.length && found.size() < MAX_SENTENCES; i++) {
            add(one[i], one[i] - distance, found);
            add(one[i], one[i] + distance, found);
        }
        return found.stream().limit(MAX_SENTENCES).toList();
    }

    private void add(int mine, int theirs, Set<Integer> found) {
        if (contains(other, theirs) && !(contains(other, mine) && contains(one, theirs))) {
            found.add(mine);
            found.add(theirs);
        }
    }

    private static int[] only(int[] some, IntPredicate condition) {
        int[] kept = new int[some.length];
        int count = 0;
        for (int sentence : some) {
            if (condition.test(sentence)) {
                kept[count++] = sentence;
            }
        }
        return count == some.length ? some : Arrays.copyOf(kept, count);
    }

    private static boolean contains(int[] sorted, int value) {
        return Arrays.binarySearch(sorted, value) >= 0;
    }
}

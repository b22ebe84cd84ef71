package io.dyadwatch.alert.match;

import java.util.Arrays;
import java.util.List;
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
        return new Nearest(
                Arrays.stream(one).filter(condition).toArray(),
                Arrays.stream(other).filter(condition).toArray());
    }

    /** How many sentences apart the closest two are, at least 1; {@link Integer#MAX_VALUE} where there are no two. */
    int distance() {
        return Math.min(distance(outside(one, other), other), distance(one, outside(other, one)));
    }

    /** The sentences at that distance, ascending, the first {@value #MAX_SENTENCES}; empty where there are no two. */
    List<Integer> sentences() {
        int distance = distance();
        TreeSet<Integer> found = new TreeSet<>();
        for (int i = 0; i < one.length && distance != NEVER && found.size() < MAX_SENTENCES; i++) {
            add(one[i], one[i] - distance, found);
            add(one[i], one[i] + distance, found);
        }
        return found.stream().limit(MAX_SENTENCES).toList();
    }

    private void add(int mine, int theirs, TreeSet<Integer> found) {
        boolean bothListed = contains(other, mine) && contains(one, theirs);
        if (contains(other, theirs) && !bothListed) {
            found.add(mine);
            found.add(theirs);
        }
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

    private static int[] outside(int[] some, int[] others) {
        return Arrays.stream(some)
                .filter(sentence -> !contains(others, sentence))
                .toArray();
    }

    private static boolean contains(int[] sorted, int value) {
        return Arrays.binarySearch(sorted, value) >= 0;
    }
}

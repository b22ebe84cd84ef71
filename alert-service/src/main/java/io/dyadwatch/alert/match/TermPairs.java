package io.dyadwatch.alert.match;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * Which questions are asked of which two terms. Terms and questions are numbers from 0. Immutable: an edit copies what it
 * touches, so that readers need no lock and see all of an edit or nothing.
 */
final class TermPairs {
    static final TermPairs NONE = new TermPairs(new long[0][], 0);

    private static final long[] NOTHING = {};
    /** Searches cost about so many steps; where a term has fewer entries than that for each wanted one, all are read. */
    private static final int STEPS_OF_A_SEARCH = 8;

    /**
     * By the smaller term of a pair: the greater in the upper half and the question in the lower, ascending. Eight bytes
     * for each pair of each question, in one array a term: a popular term has tens of thousands.
     */
    private final long[][] byTerm;

    private final long size;

    private TermPairs(long[][] byTerm, long size) {
        this.byTerm = byTerm;
        this.size = size;
    }

    /** Pairs of terms, counted once for each question. */
    long size() {
        return size;
    }

    /** Adds the questions asked of two terms; gives how many entries it looked at. */
    int collect(int one, int other, BitSet questions) {
        long[] entries = entries(Math.min(one, other));
        return collect(entries, Math.max(one, other), questions);
    }

    /**
     * Adds the questions asked of any two of these terms, or of one and itself; gives how many entries it looked at. Of a
     * term with few partners all are read, of one with many only those among the terms: never more work than there are
     * entries, and no more than about the square of the terms.
     */
    long collectAmong(BitSet terms, BitSet questions) {
        int count = terms.cardinality();
        long steps = 0;
        for (int one = terms.nextSetBit(0); one >= 0; one = terms.nextSetBit(one + 1)) {
            long[] entries = entries(one);
            if (entries.length <= (long) count * STEPS_OF_A_SEARCH) {
                for (long entry : entries) {
                    if (terms.get(partner(entry))) {
                        questions.set(question(entry));
                    }
                }
                steps += entries.length;
            } else {
                for (int other = one; other >= 0; other = terms.nextSetBit(other + 1)) {
                    steps += collect(entries, other, questions);
                }
            }
        }
        return steps;
    }

    private static int collect(long[] entries, int other, BitSet questions) {
        int first = Arrays.binarySearch(entries, entry(other, 0));
        int i = first < 0 ? -first - 1 : first;
        int steps = STEPS_OF_A_SEARCH;
        for (; i < entries.length && partner(entries[i]) == other; i++) {
            questions.set(question(entries[i]));
            steps++;
        }
        return steps;
    }

    private long[] entries(int term) {
        return term < byTerm.length && byTerm[term] != null ? byTerm[term] : NOTHING;
    }

    private static long entry(int partner, int question) {
        return (long) partner << 32 | question;
    }

    private static int partner(long entry) {
        return (int) (entry >>> 32);
    }

    private static int question(long entry) {
        return (int) entry;
    }

    /** Pairs to be added and removed, none of them both. */
    static final class Edit {
        private final Map<Integer, SortedSet<Long>> added = new HashMap<>();
        private final Map<Integer, SortedSet<Long>> removed = new HashMap<>();

        void add(int one, int other, int question) {
            note(added, one, other, question);
        }

        void remove(int one, int other, int question) {
            note(removed, one, other, question);
        }

        private static void note(Map<Integer, SortedSet<Long>> changes, int one, int other, int question) {
            changes.computeIfAbsent(Math.min(one, other), term -> new TreeSet<>())
                    .add(entry(Math.max(one, other), question));
        }

        TermPairs apply(TermPairs before) {
            if (added.isEmpty() && removed.isEmpty()) {
                return before;
            }
            int terms = added.keySet().stream().mapToInt(term -> term + 1).max().orElse(0);
            long[][] after = Arrays.copyOf(before.byTerm, Math.max(terms, before.byTerm.length));
            removed.forEach((term, gone) -> after[term] = Arrays.stream(before.entries(term))
                    .filter(entry -> !gone.contains(entry))
                    .toArray());
            added.forEach((term, more) -> {
                long[] there = after[term] == null ? NOTHING : after[term];
                after[term] = LongStream.concat(
                                Arrays.stream(there), more.stream().mapToLong(entry -> entry))
                        .sorted()
                        .distinct()
                        .toArray();
            });
            return new TermPairs(
                    after,
                    Arrays.stream(after)
                            .filter(e -> e != null)
                            .mapToLong(e -> e.length)
                            .sum());
        }
    }
}

package io.dyadwatch.alert.match;

import java.util.Arrays;
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

    static final long[] NOTHING = {};

    /**
     * By the smaller term of a pair: the greater in the upper half and the question in the lower, whose last bit says
     * which of the two is of the first side; ascending. Eight bytes for each pair of each question, in one array a term:
     * a popular term has tens of thousands.
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

    /**
     * The entries of all pairs whose smaller term this is, ascending; not to be changed. Those of one partner stand
     * together.
     */
    long[] entries(int term) {
        return term < byTerm.length && byTerm[term] != null ? byTerm[term] : NOTHING;
    }

    /** Where the entries of a partner begin, or would. */
    static int first(long[] entries, int partner) {
        int first = Arrays.binarySearch(entries, entry(partner, 0, false));
        return first < 0 ? -first - 1 : first;
    }

    private static long entry(int partner, int question, boolean swapped) {
        return (long) partner << 32 | (long) question << 1 | (swapped ? 1 : 0);
    }

    /** The greater term of the pair. */
    static int partner(long entry) {
        return (int) (entry >>> 32);
    }

    static int question(long entry) {
        return (int) entry >>> 1;
    }

    /** 1 where the greater term is one of the question's first side, else 0. */
    static int swapped(long entry) {
        return (int) entry & 1;
    }

    /** Pairs to be added and removed, none of them both. */
    static final class Edit {
        private final Map<Integer, SortedSet<Long>> added = new HashMap<>();
        private final Map<Integer, SortedSet<Long>> removed = new HashMap<>();

        /** @param one of the question's first side */
        void add(int one, int other, int question) {
            note(added, one, other, question);
        }

        void remove(int one, int other, int question) {
            note(removed, one, other, question);
        }

        private static void note(Map<Integer, SortedSet<Long>> changes, int one, int other, int question) {
            changes.computeIfAbsent(Math.min(one, other), term -> new TreeSet<>())
                    .add(entry(Math.max(one, other), question, one > other));
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

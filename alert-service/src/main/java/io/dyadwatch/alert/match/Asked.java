package io.dyadwatch.alert.match;

import io.dyadwatch.alert.watch.Term;
import io.dyadwatch.alert.watch.Watch;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * A question in an index, and the watches that ask it. What an article needs to know of it stands in this one object:
 * questions lie all over the memory, and each further object of one costs a wait for it. Immutable.
 */
final class Asked {
    private static final int[] NO_MORE = {};

    private final Question question;
    private final Conditions conditions;
    private final int one;
    private final int[] moreOfOne;
    private final int other;
    private final int[] moreOfOther;
    private final Watch first;
    private final List<Watch> others;
    private final long firstId;

    /**
     * @param terms gives the number of a term
     * @param watches who ask it, in id order, at least one
     */
    Asked(Question question, ToIntFunction<Term> terms, List<Watch> watches) {
        this(
                question,
                terms.applyAsInt(question.one().get(0)),
                more(question.one(), terms),
                terms.applyAsInt(question.other().get(0)),
                more(question.other(), terms),
                watches);
    }

    private Asked(Question question, int one, int[] moreOfOne, int other, int[] moreOfOther, List<Watch> watches) {
        this.question = question;
        this.conditions = question.conditions();
        this.one = one;
        this.moreOfOne = moreOfOne;
        this.other = other;
        this.moreOfOther = moreOfOther;
        this.first = watches.get(0);
        this.others = List.copyOf(watches.subList(1, watches.size()));
        this.firstId = first.id().getMostSignificantBits();
    }

    private static int[] more(List<Term> side, ToIntFunction<Term> terms) {
        return side.size() == 1
                ? NO_MORE
                : side.stream().skip(1).mapToInt(terms).toArray();
    }

    /** The same asked by others. */
    Asked by(List<Watch> others) {
        return new Asked(question, one, moreOfOne, other, moreOfOther, others);
    }

    Question question() {
        return question;
    }

    Conditions conditions() {
        return conditions;
    }

    /** Who ask it, in id order, at least one. */
    List<Watch> watches() {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    Watch first() {
        return first;
    }

    /** All watches but the first. */
    List<Watch> others() {
        return others;
    }

    /** The upper half of the first watch's id. */
    long firstId() {
        return firstId;
    }

    /** How many terms its longer side has. */
    int terms() {
        return 1 + Math.max(moreOfOne.length, moreOfOther.length);
    }

    /** Makes a side that of the actors that answer the first side of this. */
    void fillOne(Side side, TermNumbers numbers) {
        fill(side, one, moreOfOne, numbers);
    }

    /** Makes a side that of the actors that answer the second side of this. */
    void fillOther(Side side, TermNumbers numbers) {
        fill(side, other, moreOfOther, numbers);
    }

    private static void fill(Side side, int first, int[] more, TermNumbers numbers) {
        side.clear();
        side.add(numbers.place(first));
        for (int term : more) {
            side.add(numbers.place(term));
        }
    }
}

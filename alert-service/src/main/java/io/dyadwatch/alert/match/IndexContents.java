package io.dyadwatch.alert.match;

import io.dyadwatch.alert.watch.Term;
import io.dyadwatch.alert.watch.Watch;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link WatchIndex} holds at one moment. Immutable.
 *
 * @param inSentence where questions are found that want a shared sentence
 * @param anywhere where all other questions are found
 * @param asked by question number; null where a number is free
 * @param watches number of watches
 */
record IndexContents(TermPairs inSentence, TermPairs anywhere, @Nullable Asked[] asked, int watches) {
    static final IndexContents NONE = new IndexContents(TermPairs.NONE, TermPairs.NONE, new Asked[0], 0);

    /** @param watches who ask it, in id order, at least one */
    record Asked(Question question, List<Watch> watches) {}

    /**
     * What a look-up found.
     *
     * @param questions their numbers
     * @param steps how many entries it looked at, about
     */
    record Candidates(BitSet questions, long steps) {}

    @Nullable Asked asked(int question) {
        return question < asked.length ? asked[question] : null;
    }

    int questions() {
        return (int) Arrays.stream(asked).filter(Objects::nonNull).count();
    }

    /** All questions that an article with this cast may answer, and few that it cannot. */
    Candidates candidates(Cast cast, Map<Term, Integer> numbers) {
        BitSet found = new BitSet(asked.length);
        long steps = 0;
        for (long pair : cast.pairs()) {
            int[] others = numbersOf(cast.termsOf(Cast.greater(pair)), numbers);
            for (int one : numbersOf(cast.termsOf(Cast.smaller(pair)), numbers)) {
                for (int other : others) {
                    steps += inSentence.collect(one, other, found);
                }
            }
        }
        BitSet all = new BitSet();
        for (int term : numbersOf(cast.terms(), numbers)) {
            all.set(term);
        }
        return new Candidates(found, steps + anywhere.collectAmong(all, found));
    }

    private static int[] numbersOf(Collection<Term> terms, Map<Term, Integer> numbers) {
        return terms.stream()
                .map(numbers::get)
                .filter(Objects::nonNull)
                .mapToInt(number -> number)
                .toArray();
    }
}

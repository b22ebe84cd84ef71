package io.dyadwatch.alert.match;

import java.util.Arrays;
import java.util.BitSet;
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
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record IndexContents(
        TermPairs inSentence, TermPairs anywhere, @Nullable Asked[] asked, int watches) {
    static final IndexContents NONE = new IndexContents(TermPairs.NONE, TermPairs.NONE, new Asked[0], 0);

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
    Candidates candidates(Cast cast, TermNumbers numbers) {
        BitSet found = new BitSet(asked.length);
        int[][] byActor = new int[cast.size()][];
        BitSet all = new BitSet();
        for (int actor = 0; actor < byActor.length; actor++) {
            byActor[actor] = known(cast.termsOf(actor), numbers);
            for (int term : byActor[actor]) {
                all.set(term);
            }
        }
        long steps = 0;
        for (long pair : cast.pairs()) {
            for (int one : byActor[Cast.smaller(pair)]) {
                for (int other : byActor[Cast.greater(pair)]) {
                    steps += inSentence.collect(one, other, found);
                }
            }
        }
        return new Candidates(found, steps + anywhere.collectAmong(all, found));
    }

    private static int[] known(int[] places, TermNumbers numbers) {
        return Arrays.stream(places)
                .map(numbers::number)
                .filter(number -> number != TermNumbers.NONE)
                .toArray();
    }
}

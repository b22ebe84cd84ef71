package io.dyadwatch.alert.match;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link WatchIndex} holds at one moment. Immutable.
 *
 * @param inSentence where questions are found that want a shared sentence
 * @param anywhere where all other questions are found
 * @param asked by question number; null where a number is free
 * @param conditionsOf number of a question's conditions, by question number; apart from the questions, which lie all
 *     over the memory
 * @param conditions by their number; null where a number is free
 * @param watches number of watches
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record IndexContents(
        TermPairs inSentence,
        TermPairs anywhere,
        @Nullable Asked[] asked,
        int[] conditionsOf,
        @Nullable Conditions[] conditions,
        int watches) {
    static final IndexContents NONE =
            new IndexContents(TermPairs.NONE, TermPairs.NONE, new Asked[0], new int[0], new Conditions[0], 0);

    @Nullable Asked asked(int question) {
        return question < asked.length ? asked[question] : null;
    }

    int questions() {
        return (int) Arrays.stream(asked).filter(Objects::nonNull).count();
    }
}

package io.dyadwatch.tagging;

import io.dyadwatch.contracts.MentionKind;
import io.dyadwatch.tagging.match.Found;
import io.dyadwatch.tagging.text.Gap;
import io.dyadwatch.tagging.text.Passage;
import io.dyadwatch.tagging.text.WordSet;
import io.dyadwatch.tagging.text.Words;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** Finds bare lists of names: three or more in a row with nothing but commas and a conjunction between them. */
final class Enumerations {
    static final int NONE = -1;

    private static final int SHORTEST = 3;

    private Enumerations() {}

    /**
     * By mention: the number of the list it stands in, or {@link #NONE}.
     *
     * @param listable which actors make a bare list
     */
    static int[] of(Passage passage, List<Found> mentions, WordSet conjunctions, IntPredicate listable) {
        int[] lists = new int[mentions.size()];
        Arrays.fill(lists, NONE);
        int first = 0;
        for (int i = 1; i <= mentions.size(); i++) {
            boolean goesOn = i < mentions.size()
                    && isItem(mentions.get(i), listable)
                    && isItem(mentions.get(i - 1), listable)
                    && follows(passage, mentions.get(i - 1), mentions.get(i), conjunctions);
            if (!goesOn) {
                if (i - first >= SHORTEST) {
                    Arrays.fill(lists, first, i, first);
                }
                first = i;
            }
        }
        return lists;
    }

    private static boolean isItem(Found mention, IntPredicate listable) {
        return mention.kind() == MentionKind.NAME && listable.test(mention.actor());
    }

    private static boolean follows(Passage passage, Found one, Found next, WordSet conjunctions) {
        Words words = passage.words();
        if (passage.sentenceOf(one.from()) != passage.sentenceOf(next.from())) {
            return false;
        }
        int between = next.from() - one.to();
        byte gap = words.gap(one.to() - 1);
        if (between == 0) {
            return gap == Gap.COMMA;
        }
        return between == 1 && (gap == Gap.COMMA || Gap.joins(gap)) && conjunctions.has(words, one.to());
    }
}

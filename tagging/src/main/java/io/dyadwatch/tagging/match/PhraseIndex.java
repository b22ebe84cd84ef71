package io.dyadwatch.tagging.match;

import io.dyadwatch.tagging.text.Gap;
import io.dyadwatch.tagging.text.Words;
import java.util.List;

/**
 * Finds every phrase of a vocabulary in one pass over a text's words: the rows of words that phrases begin
 * with stand in one table, and a bit for each of them in front of it, since most words begin no phrase and most phrases
 * that are begun do not go on. A hit is verified letter by letter before it is told. Immutable.
 */
public final class PhraseIndex {
    private static final long NUMBER_ROW = RowTable.key(RowTable.EMPTY_ROW, Words.NUMBER_HASH);

    private final HashFilter first;
    private final HashFilter later;
    private final RowTable rows;
    private final SpelledPhrases spelled;
    /** Whether a phrase begins with any number. */
    private final boolean numberFirst;

    PhraseIndex(HashFilter first, HashFilter later, RowTable rows, SpelledPhrases spelled) {
        this.first = first;
        this.later = later;
        this.rows = rows;
        this.spelled = spelled;
        this.numberFirst = rows.find(NUMBER_ROW) != RowTable.NONE;
    }

    /** Takes a phrase that stands in the text. */
    @FunctionalInterface
    public interface Sink {
        /**
         * @param phrase position of the phrase in the list that the index was built from
         * @param from first word
         * @param to one past the last word
         */
        void hit(int phrase, int from, int to);
    }

    /** Indexes phrases; a hit names a phrase by its position in the list. */
    public static PhraseIndex of(List<Phrase> phrases) {
        return new PhraseIndexBuilder(phrases).build();
    }

    /** Tells every phrase at every word, by first word; time is linear in the words for a given vocabulary. */
    public void scan(Words words, Sink sink) {
        // Pass by pass, so that neither a branch nor a slow read for one word holds up those for the next.
        int[] candidates = new int[words.count() + 1];
        int count = candidates(words, candidates);
        long[] keys = new long[count];
        int[] one = new int[count];
        int[] two = new int[count];
        int[] phrases = new int[count];
        for (int i = 0; i < count; i++) {
            keys[i] = RowTable.key(RowTable.EMPTY_ROW, words.hash(candidates[i]));
            one[i] = rows.find(keys[i]);
        }
        for (int i = 0; i < count; i++) {
            phrases[i] = spelled.first(Math.max(RowTable.ONLY_BEGUN, one[i]));
            two[i] = RowTable.NONE;
            int next = candidates[i] + 1;
            if (one[i] != RowTable.NONE && next < words.count()) {
                keys[i] = RowTable.key(keys[i], words.hash(next));
                if (later.bit(keys[i]) != 0) {
                    two[i] = rows.find(keys[i]);
                }
            }
        }
        for (int i = 0; i < count; i++) {
            int word = candidates[i];
            if (one[i] > RowTable.ONLY_BEGUN) {
                spelled.tell(one[i], phrases[i], words, word, word + 1, sink);
            }
            if (two[i] != RowTable.NONE && Gap.joins(words.gap(word))) {
                follow(two[i], keys[i], words, word, word + 2, sink);
            }
            if (one[i] != RowTable.NONE) {
                followNumber(RowTable.key(RowTable.EMPTY_ROW, words.hash(word)), words, word, word + 1, sink);
            }
            if (numberFirst && words.isNumber(word)) {
                follow(rows.find(NUMBER_ROW), NUMBER_ROW, words, word, word + 1, sink);
            }
        }
    }

    /** Words that a phrase may begin with. */
    private int candidates(Words words, int[] candidates) {
        int count = 0;
        for (int i = 0; i < words.count(); i++) {
            int number = numberFirst && words.startsWithDigit(i) ? 1 : 0;
            candidates[count] = i;
            count += first.bit(words.hash(i)) | number;
        }
        return count;
    }

    /** Tells the phrases that are a row of words, and follows the longer rows that begin with it. */
    private void follow(int row, long key, Words words, int from, int to, Sink sink) {
        if (row > RowTable.ONLY_BEGUN) {
            spelled.tell(row, spelled.first(row), words, from, to, sink);
        }
        if (to < words.count() && Gap.joins(words.gap(to - 1))) {
            long longer = RowTable.key(key, words.hash(to));
            if (later.bit(longer) != 0) {
                int next = rows.find(longer);
                if (next != RowTable.NONE) {
                    follow(next, longer, words, from, to + 1, sink);
                }
            }
            followNumber(key, words, from, to, sink);
        }
    }

    /** Follows the rows that go on with any number. */
    private void followNumber(long key, Words words, int from, int to, Sink sink) {
        if (to < words.count() && words.startsWithDigit(to) && words.isNumber(to) && Gap.joins(words.gap(to - 1))) {
            long longer = RowTable.key(key, Words.NUMBER_HASH);
            int next = rows.find(longer);
            if (next != RowTable.NONE) {
                follow(next, longer, words, from, to + 1, sink);
            }
        }
    }
}

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
    private final HashFilter first;
    private final HashFilter later;
    private final RowTable rows;
    private final SpelledPhrases spelled;
    private final boolean numberFirst;

    PhraseIndex(HashFilter first, HashFilter later, RowTable rows, SpelledPhrases spelled) {
        this.first = first;
        this.later = later;
        this.rows = rows;
        this.spelled = spelled;
        this.numberFirst = rows.has(RowTable.key(RowTable.EMPTY_ROW, Words.NUMBER_HASH));
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
        for (int i = 0; i < words.count(); i++) {
            long hash = words.hash(i);
            if (first.mayHave(hash)) {
                follow(RowTable.key(RowTable.EMPTY_ROW, hash), words, i, i + 1, sink);
            }
            if (numberFirst && words.isNumber(i)) {
                follow(RowTable.key(RowTable.EMPTY_ROW, Words.NUMBER_HASH), words, i, i + 1, sink);
            }
        }
    }

    /** Tells the phrases that are a row of words, and follows the longer rows that begin with it. */
    private void follow(long row, Words words, int from, int to, Sink sink) {
        int phrases = rows.get(row);
        if (phrases != RowTable.NONE) {
            spelled.tell(phrases, words, from, to, sink);
        }
        if (to == words.count()) {
            return;
        }
        long longer = RowTable.key(row, words.hash(to));
        if (later.mayHave(longer) && Gap.joins(words.gap(to - 1)) && rows.has(longer)) {
            follow(longer, words, from, to + 1, sink);
        }
        if (words.isNumber(to) && Gap.joins(words.gap(to - 1))) {
            long number = RowTable.key(row, Words.NUMBER_HASH);
            if (rows.has(number)) {
                follow(number, words, from, to + 1, sink);
            }
        }
    }
}

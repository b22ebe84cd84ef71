package io.dyadwatch.tagging.topic;

import io.dyadwatch.contracts.Modality;
import io.dyadwatch.tagging.text.Gap;
import io.dyadwatch.tagging.text.SentenceSpan;
import io.dyadwatch.tagging.text.WordSet;
import io.dyadwatch.tagging.text.Words;

/**
 * Reads from the words around a statement whether the text says that it is so.
 *
 * @param negated words that deny what follows
 * @param possible words that make what follows a possibility, a wish or a threat
 * @param neutral phrases that only look like one of these
 * @param breaks words that end what such a word reaches
 * @param reported words that make a sentence somebody's report
 */
public record ModalityRules(WordSet negated, WordSet possible, WordSet neutral, WordSet breaks, WordSet reported) {
    /** How many words before a statement, and after it, such a word reaches. */
    private static final int REACH_BEFORE = 8;

    private static final int REACH_AFTER = 3;

    /** How many words away a reporting word may stand. */
    private static final int REACH_OF_REPORT = 50;

    Modality modality(Words words, SentenceSpan sentence, int from, int to) {
        int start = Math.max(sentence.from(), from - REACH_BEFORE);
        for (int i = from - 1; i >= start; i--) {
            // A comma mostly ends the clause that a denial stands in.
            if (breaks.has(words, i) || !Gap.joins(words.gap(i))) {
                start = i + 1;
            }
        }
        Modality before = read(words, start, to, to);
        if (before != Modality.ASSERTED) {
            return before;
        }
        int end = Math.min(sentence.to(), to + REACH_AFTER);
        for (int i = to; i < end; i++) {
            if (breaks.has(words, i) || !Gap.joins(words.gap(i - 1))) {
                end = i;
            }
        }
        return read(words, to, end, end);
    }

    private Modality read(Words words, int from, int to, int ceiling) {
        Modality found = Modality.ASSERTED;
        for (int i = from; i < to; i++) {
            if (neutral.startsAt(words, i, ceiling)) {
                i++;
            } else if (negated.startsAt(words, i, ceiling)) {
                found = Modality.NEGATED;
            } else if (found == Modality.ASSERTED && possible.startsAt(words, i, ceiling)) {
                found = Modality.POSSIBLE;
            }
        }
        return found;
    }

    boolean isReported(Words words, SentenceSpan sentence, int from) {
        int first = Math.max(sentence.from(), from - REACH_OF_REPORT);
        return isInQuotes(words.text(), Math.max(sentence.start(), words.start(first) - 1), words.start(from))
                || reported.anyIn(words, first, Math.min(sentence.to(), from + REACH_OF_REPORT));
    }

    private static boolean isInQuotes(String text, int from, int to) {
        int open = 0;
        boolean straight = false;
        for (int i = from; i < to; i++) {
            switch (text.charAt(i)) {
                case '“', '«', '„' -> open++;
                case '”', '»' -> open--;
                case '"' -> straight = !straight;
                default -> {
                    // no quotation mark
                }
            }
        }
        return open > 0 || straight;
    }
}

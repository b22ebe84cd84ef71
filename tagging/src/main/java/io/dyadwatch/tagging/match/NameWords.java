package io.dyadwatch.tagging.match;

import io.dyadwatch.tagging.text.Gap;
import io.dyadwatch.tagging.text.SentenceSpan;
import io.dyadwatch.tagging.text.WordSet;
import io.dyadwatch.tagging.text.Words;

/**
 * Tells whether the word beside a surname makes it another person's name.
 *
 * @param titles words that are capitalised beside a name without being part of it ({@code President})
 * @param given common given names, for where a capital letter says nothing
 */
public record NameWords(WordSet titles, WordSet given) {

    boolean precedes(Words text, int word, SentenceSpan sentence) {
        byte gap = text.gap(word);
        if (gap == Gap.APOSTROPHE || gap == Gap.COMMA || gap == Gap.HYPHEN || titles.has(text, word)) {
            return false;
        }
        if (given.has(text, word) && text.startsUpper(word)) {
            return true;
        }
        return word > sentence.from() && isNamePart(text, word, sentence);
    }

    boolean follows(Words text, int word, SentenceSpan sentence) {
        byte gap = text.gap(word - 1);
        if (gap == Gap.APOSTROPHE || gap == Gap.COMMA || titles.has(text, word)) {
            return false;
        }
        return isNamePart(text, word, sentence);
    }

    private static boolean isNamePart(Words text, int word, SentenceSpan sentence) {
        // An acronym beside a surname is not part of it; an initial is.
        return sentence.casing() == SentenceSpan.Casing.NORMAL && text.startsUpper(word) && !text.isAllUpper(word);
    }
}

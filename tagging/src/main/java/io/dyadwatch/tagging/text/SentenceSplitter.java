package io.dyadwatch.tagging.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a paragraph into sentences.
 *
 * @param abbreviations words that do not end a sentence when a full stop follows
 * @param starters words that start a sentence even after an abbreviation
 */
public record SentenceSplitter(WordSet abbreviations, WordSet starters) {

    public List<Stretch> split(Words words, Stretch paragraph) {
        List<Stretch> sentences = new ArrayList<>(4);
        int from = paragraph.from();
        int start = paragraph.start();
        for (int i = paragraph.from(); i + 1 < paragraph.to(); i++) {
            int end = endBetween(words, i);
            if (end > 0) {
                sentences.add(new Stretch(from, i + 1, start, end));
                from = i + 1;
                start = skipSpaces(words.text(), end, words.start(i + 1));
            }
        }
        sentences.add(new Stretch(from, paragraph.to(), start, paragraph.end()));
        return sentences;
    }

    /** Where a sentence that ends after a word ends, or 0 where none does. */
    private int endBetween(Words words, int word) {
        byte gap = words.gap(word);
        if (gap == Gap.SPACE || gap == Gap.COMMA || gap == Gap.HYPHEN || gap == Gap.LINE || gap == Gap.APOSTROPHE) {
            return 0;
        }
        String text = words.text();
        int to = words.start(word + 1);
        int mark = words.end(word);
        while (mark < to && !isTerminator(text.charAt(mark))) {
            mark++;
        }
        if (mark == to || !mayStart(words, word + 1, to)) {
            return 0;
        }
        int end = afterClosing(text, mark + 1, to);
        if (!hasSpace(text, end, to)) {
            return isRunTogether(words, word, mark, to) ? end : 0;
        }
        boolean isAbbreviation = text.charAt(mark) == '.'
                && mark == words.end(word)
                && end == mark + 1
                && isAbbreviation(words, word)
                && (!starters.has(words, word + 1) || isInitial(words, word + 1));
        return isAbbreviation ? 0 : end;
    }

    private boolean isAbbreviation(Words words, int word) {
        int length = words.end(word) - words.start(word);
        boolean initial = length == 1 && words.startsUpper(word);
        return initial || abbreviations.endsBefore(words, word + 1, Math.max(0, word - 2));
    }

    /** The second of two initials: {@code В. В. Путин}, where the letter is a word that may start a sentence too. */
    private static boolean isInitial(Words words, int word) {
        int end = words.end(word);
        return end - words.start(word) == 1
                && words.startsUpper(word)
                && end < words.text().length()
                && words.text().charAt(end) == '.';
    }

    /** A sentence starts with a capital letter, a digit, or an opening sign before it. */
    private static boolean mayStart(Words words, int word, int wordStart) {
        if (!words.hasLower(word) || words.startsUpper(word)) {
            return true;
        }
        char before = words.text().charAt(wordStart - 1);
        return before == '¿' || before == '¡';
    }

    /** {@code terminó.Rusia dijo}: two ordinary words, not a host name. */
    private static boolean isRunTogether(Words words, int word, int mark, int to) {
        int length = words.end(word) - words.start(word);
        return mark + 1 == to
                && mark == words.end(word)
                && length > 2
                && words.hasLower(word)
                && words.startsUpper(word + 1)
                && words.hasLower(word + 1)
                && words.gap(word + 1) != Gap.DOT
                && words.end(word + 1) - to > 1
                && (word == 0 || words.gap(word - 1) != Gap.DOT);
    }

    private static int afterClosing(String text, int from, int to) {
        int end = from;
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            if (isTerminator(c) || isClosing(c)) {
                i++;
                end = i;
            } else if ((c == '"' || c == '\'') && i == end) {
                // A straight quotation mark closes only where it touches the end of the sentence.
                i++;
                end = i;
            } else if (Gap.isSpace(c)) {
                i++;
            } else {
                break;
            }
        }
        return end;
    }

    private static boolean hasSpace(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Gap.isSpace(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static int skipSpaces(String text, int from, int to) {
        int i = from;
        while (i < to && Gap.isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isTerminator(char c) {
        return c == '.' || c == '!' || c == '?' || c == '…' || c == '。' || c == '؟' || c == '۔' || c == '।';
    }

    private static boolean isClosing(char c) {
        return c == '”' || c == '’' || c == '»' || c == ')' || c == ']' || c == '›';
    }
}

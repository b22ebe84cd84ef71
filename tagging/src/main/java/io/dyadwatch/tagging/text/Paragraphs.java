package io.dyadwatch.tagging.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a string into paragraphs. A line break ends one, unless the text is wrapped at a fixed width or the sentence
 * plainly goes on. Lines without a word belong to no paragraph.
 */
public final class Paragraphs {
    /** A shorter line is a heading or a label, which no sentence runs on from. */
    private static final int SHORTEST_BROKEN_LINE = 40;
    /** Lines of a text that was wrapped at a fixed width are not longer than this. */
    private static final int LONGEST_WRAPPED_LINE = 100;

    private Paragraphs() {}

    public static List<Stretch> of(Words words) {
        List<Stretch> paragraphs = new ArrayList<>();
        if (words.count() == 0) {
            return paragraphs;
        }
        boolean wrapped = isWrapped(words);
        int from = 0;
        for (int i = 0; i < words.count(); i++) {
            if (i + 1 == words.count() || breaksAfter(words, i, wrapped)) {
                paragraphs.add(stretch(words, from, i + 1));
                from = i + 1;
            }
        }
        return paragraphs;
    }

    private static boolean breaksAfter(Words words, int word, boolean wrapped) {
        String text = words.text();
        int newline = indexOfNewline(text, words.end(word), words.start(word + 1));
        if (newline < 0) {
            return false;
        }
        if (isBlankLineIn(text, newline, words.start(word + 1))) {
            return true;
        }
        if (wrapped) {
            return false;
        }
        return !runsOn(words, word, newline);
    }

    private static boolean runsOn(Words words, int word, int newline) {
        int lineStart = words.text().lastIndexOf('\n', words.start(word)) + 1;
        boolean next = words.hasLower(word + 1) && !words.startsUpper(word + 1);
        return next && newline - lineStart >= SHORTEST_BROKEN_LINE && words.gap(word) == Gap.LINE;
    }

    private static boolean isBlankLineIn(String text, int newline, int to) {
        for (int i = newline + 1; i < to; i++) {
            if (text.charAt(i) == '\n') {
                return true;
            }
            if (!Gap.isSpace(text.charAt(i))) {
                return false;
            }
        }
        return false;
    }

    /** Several line breaks in mid-sentence, and no long line. */
    private static boolean isWrapped(Words words) {
        int breaks = 0;
        int midSentence = 0;
        int lineStart = 0;
        String text = words.text();
        for (int i = 0; i + 1 < words.count(); i++) {
            int newline = indexOfNewline(text, words.end(i), words.start(i + 1));
            if (newline >= 0) {
                if (newline - lineStart > LONGEST_WRAPPED_LINE) {
                    return false;
                }
                lineStart = newline + 1;
                breaks++;
                if (words.gap(i) == Gap.LINE && words.hasLower(i + 1) && !words.startsUpper(i + 1)) {
                    midSentence++;
                }
            }
        }
        return midSentence >= 2 && midSentence * 3 >= breaks;
    }

    private static int indexOfNewline(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static Stretch stretch(Words words, int from, int to) {
        String text = words.text();
        int start = words.start(from);
        while (start > 0 && text.charAt(start - 1) != '\n') {
            start--;
        }
        if (from > 0) {
            start = Math.max(start, words.end(from - 1));
        }
        while (Gap.isSpace(text.charAt(start))) {
            start++;
        }
        int end = words.end(to - 1);
        while (end < text.length() && text.charAt(end) != '\n') {
            end++;
        }
        if (to < words.count()) {
            end = Math.min(end, words.start(to));
        }
        while (Gap.isSpace(text.charAt(end - 1))) {
            end--;
        }
        return new Stretch(from, to, start, end);
    }
}

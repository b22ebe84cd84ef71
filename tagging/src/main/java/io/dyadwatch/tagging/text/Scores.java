package io.dyadwatch.tagging.text;

/** Recognises the results of matches: {@code 2-1}, {@code 112-98}, {@code 3:0}. */
public final class Scores {
    private static final int MOST_DIGITS = 3;

    private Scores() {}

    /** Whether one stands anywhere in a text. */
    public static boolean hasScore(Words text) {
        for (int i = 0; i + 1 < text.count(); i++) {
            if (isScore(text, i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one stands at a word and the word after it, which the text has. */
    public static boolean isScore(Words text, int word) {
        if (!isFew(text, word) || !isFew(text, word + 1)) {
            return false;
        }
        // A third number makes it a date; minutes after a colon have two digits.
        boolean goesOn = (word > 0 && text.gap(word - 1) == Gap.HYPHEN) || text.gap(word + 1) == Gap.HYPHEN;
        if (text.gap(word) == Gap.HYPHEN) {
            return !goesOn;
        }
        int after = text.end(word);
        return text.start(word + 1) == after + 1
                && text.text().charAt(after) == ':'
                && text.end(word + 1) == text.start(word + 1) + 1;
    }

    private static boolean isFew(Words text, int word) {
        return text.isNumber(word) && text.end(word) - text.start(word) <= MOST_DIGITS;
    }
}

package io.dyadwatch.tagging.match;

import io.dyadwatch.tagging.text.Gap;
import io.dyadwatch.tagging.text.SentenceSpan;
import io.dyadwatch.tagging.text.Words;

/** Recognises the place that opens an agency report: where it was written, not what it is about. */
final class Dateline {
    /** Words that the place may have: {@code NUEVA YORK}. */
    private static final int LONGEST_PLACE = 3;

    /** Words that two or three places may have, joined. */
    private static final int LONGEST_PLACES = 7;

    private Dateline() {}

    /** @param to one past the last word of the place */
    static boolean isAt(Words text, SentenceSpan sentence, int to) {
        return isOfOne(text, sentence, to) || isOfSeveral(text, sentence, to);
    }

    /** {@code WASHINGTON y CARACAS -}: places in capitals, what joins them, and a dash. */
    private static boolean isOfSeveral(Words text, SentenceSpan sentence, int to) {
        int last = sentence.from();
        int ceiling = Math.min(sentence.to(), sentence.from() + LONGEST_PLACES);
        boolean joined = false;
        while (last < ceiling && (text.isAllUpper(last) || isJoin(text, sentence, last))) {
            joined |= !text.isAllUpper(last) || text.text().startsWith("/", text.end(last));
            last++;
        }
        return joined && to <= last && endsWithDash(text, last);
    }

    private static boolean isJoin(Words text, SentenceSpan sentence, int word) {
        return word > sentence.from() && text.end(word) - text.start(word) <= 3 && !text.startsUpper(word);
    }

    private static boolean isOfOne(Words text, SentenceSpan sentence, int to) {
        if (to - sentence.from() > LONGEST_PLACE || to >= text.count()) {
            return false;
        }
        if (text.gap(to - 1) == Gap.COMMA) {
            return text.isNumber(to);
        }
        return endsWithDash(text, to);
    }

    /** Whether a dash or a bracket follows the words that end at one. */
    private static boolean endsWithDash(Words text, int to) {
        if (to >= text.count()) {
            return false;
        }
        for (int i = text.end(to - 1); i < text.start(to); i++) {
            switch (text.text().charAt(i)) {
                case '(', '–', '—' -> {
                    return true;
                }
                case '-' -> {
                    return text.gap(to - 1) != Gap.HYPHEN;
                }
                default -> {
                    // spaces, a full stop before the dash
                }
            }
        }
        return false;
    }
}

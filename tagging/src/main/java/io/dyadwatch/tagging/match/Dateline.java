package io.dyadwatch.tagging.match;

import io.dyadwatch.tagging.text.Gap;
import io.dyadwatch.tagging.text.SentenceSpan;
import io.dyadwatch.tagging.text.Words;

/** Recognises the place that opens an agency report: where it was written, not what it is about. */
final class Dateline {
    /** Words that the place may have: {@code NUEVA YORK}. */
    private static final int LONGEST_PLACE = 3;

    private Dateline() {}

    /** @param to one past the last word of the place */
    static boolean isAt(Words text, SentenceSpan sentence, int to) {
        if (to - sentence.from() > LONGEST_PLACE || to >= text.count()) {
            return false;
        }
        if (text.gap(to - 1) == Gap.COMMA) {
            return text.isNumber(to);
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

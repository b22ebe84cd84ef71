package io.dyadwatch.tagging.topic;

import io.dyadwatch.tagging.text.Passage;
import io.dyadwatch.tagging.text.Words;
import java.util.BitSet;

/**
 * Which words of a passage stand inside quotation marks. A quotation runs over sentences until it is closed or its
 * paragraph ends: speech that goes on in the next paragraph is opened there again. Read when first asked. Used by one
 * thread.
 */
final class Quotations {
    /** Characters: a mark left open by mistake quotes no more than this. */
    private static final int LONGEST = 2_000;
    /** Words: what is shorter is a name or a term in quotation marks, not somebody's speech. */
    private static final int SHORTEST = 4;

    private final Passage passage;
    private final BitSet quoted = new BitSet();
    private boolean read;

    Quotations(Passage passage) {
        this.passage = passage;
    }

    boolean isQuoted(int word) {
        if (!read) {
            read = true;
            read();
        }
        return quoted.get(word);
    }

    private void read() {
        Words words = passage.words();
        String text = words.text();
        int depth = 0;
        boolean straight = false;
        int openedAt = 0;
        int first = 0;
        int word = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (word < words.count() && words.start(word) == i) {
                if ((depth > 0 || straight) && i - openedAt <= LONGEST) {
                    quoted.set(word);
                }
                word++;
            }
            boolean open = depth > 0 || straight;
            switch (c) {
                case '“' -> {
                    // German-style quotations („…“), as Ukrainian prints them too, close with what opens English ones.
                    boolean closes = depth > 0 && !isBeforeWord(text, i);
                    depth = closes ? depth - 1 : depth + 1;
                    openedAt = depth == 1 && !closes ? i : openedAt;
                }
                case '«', '„' -> {
                    openedAt = depth++ == 0 ? i : openedAt;
                }
                case '”', '»' -> depth = Math.max(0, depth - 1);
                case '"' -> {
                    straight = !straight;
                    openedAt = straight ? i : openedAt;
                }
                case '\n' -> {
                    if (isParagraphEnd(text, i)) {
                        depth = 0;
                        straight = false;
                    }
                }
                default -> {
                    // no mark
                }
            }
            boolean opens = depth > 0 || straight;
            if (opens && !open) {
                first = word;
            } else if (open && !opens && word - first < SHORTEST) {
                quoted.clear(first, word);
            }
        }
    }

    private static boolean isBeforeWord(String text, int at) {
        return at + 1 < text.length() && Words.isLetterOrDigit(text.charAt(at + 1));
    }

    /** A blank line, or a line break after the end of a sentence; a text wrapped at a fixed width has others. */
    private static boolean isParagraphEnd(String text, int at) {
        int before = at - 1;
        while (before >= 0 && text.charAt(before) == ' ') {
            before--;
        }
        if (before < 0) {
            return true;
        }
        char last = text.charAt(before);
        return !Words.isLetterOrDigit(last) && last != ',' && last != '-';
    }
}

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

    /** No word has a mark in it, so only what stands between words is looked at. */
    private void read() {
        Words words = passage.words();
        String text = words.text();
        Marks marks = new Marks(text);
        int at = 0;
        for (int word = 0; word < words.count(); word++) {
            int start = words.start(word);
            if (start - at != 1 || text.charAt(at) != ' ') {
                readGap(marks, at, start, word);
            }
            if (marks.isOpen() && start - marks.openedAt <= LONGEST) {
                quoted.set(word);
            }
            at = words.end(word);
        }
        readGap(marks, at, text.length(), words.count());
    }

    private void readGap(Marks marks, int from, int to, int nextWord) {
        for (int i = from; i < to; i++) {
            boolean open = marks.isOpen();
            marks.read(i);
            if (marks.isOpen() && !open) {
                marks.firstWord = nextWord;
            } else if (open && !marks.isOpen() && nextWord - marks.firstWord < SHORTEST) {
                quoted.clear(marks.firstWord, nextWord);
            }
        }
    }

    /** Which quotation marks are open. */
    private static final class Marks {
        private final String text;
        private int depth;
        private boolean straight;
        int openedAt;
        int firstWord;

        Marks(String text) {
            this.text = text;
        }

        boolean isOpen() {
            return depth > 0 || straight;
        }

        void read(int i) {
            switch (text.charAt(i)) {
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

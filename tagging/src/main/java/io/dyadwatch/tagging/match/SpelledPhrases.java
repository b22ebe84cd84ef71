package io.dyadwatch.tagging.match;

import io.dyadwatch.tagging.text.Gap;
import io.dyadwatch.tagging.text.Words;
import java.util.Arrays;
import java.util.List;

/**
 * Phrases as bytes, those of one row of words side by side, so that verifying a hit touches little memory. Of each: its
 * number, three bytes; how many bytes follow, or 0 where the phrase must be asked itself; and of each word its length,
 * its codes and the gap after it. A row ends with a number that no phrase has.
 */
final class SpelledPhrases {
    private static final int HEAD = 4;
    private static final int LONGEST = 255;
    private static final int END_OF_ROW = 0xFFFFFF;
    /** In place of a gap. */
    private static final byte END = -1;

    private final List<Phrase> phrases;
    private byte[] bytes;
    private int size;

    SpelledPhrases(List<Phrase> phrases) {
        if (phrases.size() >= END_OF_ROW) {
            throw new IllegalArgumentException("too many phrases: " + phrases.size());
        }
        this.phrases = phrases;
        this.bytes = new byte[phrases.size() * 16 + HEAD];
        // No row begins at 0, which is no number of a row.
        this.size = HEAD;
    }

    /** Where the next row will begin, never 0. */
    int size() {
        return size;
    }

    /** Adds a phrase to the row that is being made. */
    void add(int phrase) {
        int head = size;
        number(phrase);
        write(0);
        Words words = phrases.get(phrase).plainWords();
        if (words != null && spelledLength(words) <= LONGEST) {
            for (int i = 0; i < words.count(); i++) {
                int length = words.end(i) - words.start(i);
                write(length);
                reserve(length);
                words.copyCodes(i, bytes, size);
                size += length;
                write(i + 1 == words.count() ? END : words.gap(i));
            }
            bytes[head + HEAD - 1] = (byte) (size - head - HEAD);
        }
    }

    void endRow() {
        number(END_OF_ROW);
    }

    private static int spelledLength(Words words) {
        return words.end(words.count() - 1) + 2 * words.count();
    }

    private void number(int number) {
        write(number);
        write(number >> 8);
        write(number >> 16);
    }

    private void write(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2 + LONGEST);
        }
    }

    void trim() {
        bytes = Arrays.copyOf(bytes, size);
    }

    /**
     * Number of the first phrase of a row.
     *
     * @param row where the row begins
     */
    int first(int row) {
        return (bytes[row] & 0xFF) | (bytes[row + 1] & 0xFF) << 8 | (bytes[row + 2] & 0xFF) << 16;
    }

    /**
     * Tells those of a row of words that stand in a text.
     *
     * @param row where the row begins
     * @param firstPhrase of the row
     * @param from its first word
     * @param to one past its last word
     */
    void tell(int row, int firstPhrase, Words text, int from, int to, PhraseIndex.Sink sink) {
        int at = row;
        int phrase = firstPhrase;
        while (phrase != END_OF_ROW) {
            int length = bytes[at + HEAD - 1] & 0xFF;
            at += HEAD;
            // What is spelled otherwise may still be the same, by way of marks and ligatures.
            if ((length > 0 && isSpelled(at, text, from, to)) || isAt(phrases.get(phrase), text, from, to)) {
                sink.hit(phrase, from, to);
            }
            at += length;
            phrase = first(at);
        }
    }

    private static boolean isAt(Phrase phrase, Words text, int from, int to) {
        return phrase.length() == to - from && phrase.isAt(text, from);
    }

    private boolean isSpelled(int start, Words text, int from, int to) {
        int at = start;
        for (int word = from; word < to; word++) {
            int length = bytes[at];
            if (!text.hasCodes(word, bytes, at + 1, length)) {
                return false;
            }
            at += length + 2;
            byte gap = bytes[at - 1];
            if (gap == END) {
                return word + 1 == to;
            }
            if (!Gap.spells(gap, text.gap(word))) {
                return false;
            }
        }
        return false;
    }
}

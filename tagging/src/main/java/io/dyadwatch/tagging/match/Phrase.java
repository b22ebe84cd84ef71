package io.dyadwatch.tagging.match;

import io.dyadwatch.tagging.text.Gap;
import io.dyadwatch.tagging.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * A name or phrase as the vocabulary spells it. {@code <number>} stands for any number; a final full stop belongs to a
 * mention where the text has it; other signs at the end ({@code Con Maduro +}) are required.
 */
public final class Phrase {
    private static final String NUMBER = "<number>";

    private final Words words;
    /** Number of its words. */
    private final int length;

    private final String tail;
    private final boolean finalDot;
    /** Whether one of its words stands for any number. */
    private final boolean numbered;
    /** Whether its words are all there is to it, each plain and of usual length. */
    private final boolean plain;
    /** A bit for each of the first 64 words that starts upper case. */
    private final long initials;

    private Phrase(Words words, String tail, boolean finalDot) {
        this.words = words;
        this.length = words.count();
        this.tail = tail;
        this.finalDot = finalDot;
        this.numbered = words.text().contains(NUMBER);
        boolean allPlain = tail.isEmpty() && !numbered;
        for (int i = 0; i < length; i++) {
            allPlain &= words.isPlain(i) && words.end(i) - words.start(i) <= Byte.MAX_VALUE;
        }
        this.plain = allPlain;
        long upper = 0;
        for (int i = 0; i < Math.min(Long.SIZE, words.count()); i++) {
            upper |= words.startsUpper(i) ? 1L << i : 0;
        }
        this.initials = upper;
    }

    /** @throws IllegalArgumentException if there is no letter and no digit in it */
    public static Phrase of(String spelled) {
        Words words = Words.of(spelled);
        if (words.count() == 0) {
            throw new IllegalArgumentException("must have a letter or a digit");
        }
        String rest = spelled.substring(words.end(words.count() - 1)).strip();
        boolean finalDot = rest.equals(".");
        boolean number = spellsNumber(words, words.count() - 1);
        return new Phrase(words.trimmed(), finalDot || number ? "" : rest, finalDot);
    }

    private static boolean spellsNumber(Words words, int word) {
        return words.text().startsWith(NUMBER, words.start(word) - 1);
    }

    private boolean isNumber(int word) {
        return numbered && spellsNumber(words, word);
    }

    int length() {
        return length;
    }

    long hash(int word) {
        return isNumber(word) ? Words.NUMBER_HASH : words.hash(word);
    }

    /** Its words, if they are all there is to it and each is plain and of usual length. */
    @Nullable Words plainWords() {
        return plain ? words : null;
    }

    /** Whether the words of a text from {@code from} on spell this phrase, gaps included, whatever their case. */
    boolean isAt(Words text, int from) {
        for (int i = 0; i < words.count(); i++) {
            boolean same = isNumber(i) ? text.isNumber(from + i) : text.sameFolded(from + i, words, i);
            if (!same || (i + 1 < words.count() && !isGapAt(text, from, i))) {
                return false;
            }
        }
        return tail.isEmpty() || tailIsAt(text.text(), text.end(from + words.count() - 1));
    }

    /** Beside {@code <number>} any gap will do that a phrase may run on across. */
    private boolean isGapAt(Words text, int from, int word) {
        return isNumber(word) || isNumber(word + 1) || Gap.spells(words.gap(word), text.gap(from + word));
    }

    private boolean tailIsAt(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        return text.startsWith(tail, i);
    }

    /** Where a mention of this phrase ends, in UTF-16 units. */
    int end(Words text, int from) {
        int end = text.end(from + length - 1);
        if (!tail.isEmpty()) {
            return text.text().indexOf(tail, end) + tail.length();
        }
        return finalDot && text.text().startsWith(".", end) ? end + 1 : end;
    }

    boolean hasUpper() {
        return initials != 0;
    }

    /** Whether each word that starts upper case here does so in the text. */
    boolean hasInitialsOf(Words text, int from) {
        for (long rest = initials; rest != 0; rest &= rest - 1) {
            if (!text.startsUpper(from + Long.numberOfTrailingZeros(rest))) {
                return false;
            }
        }
        return true;
    }

    /** Whether every letter is the very one it is here, case and diacritics included. */
    boolean hasLettersOf(Words text, int from) {
        for (int i = 0; i < words.count(); i++) {
            if (!text.sameLetters(from + i, words, i)) {
                return false;
            }
        }
        return true;
    }
}

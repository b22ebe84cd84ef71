package io.dyadwatch.tagging.text;

import java.util.Collection;

/**
 * Words and phrases, folded, by their hashes: whether one of them stands directly before or after a place. Most words
 * neither begin nor end a phrase, which one bit tells.
 */
public final class WordSet {
    /** Knows no word. */
    public static final WordSet EMPTY = new WordSet(0);

    private static final int BITS_EACH = 8;

    private final long[] table;
    /** A bit for each first word. */
    private final long[] firsts;
    /** A bit for each last word. */
    private final long[] lasts;

    private int longest;

    private WordSet(int size) {
        this.table = new long[size == 0 ? 1 : Integer.highestOneBit(size * 2) * 2];
        this.firsts = new long[Math.max(1, Integer.highestOneBit(size * BITS_EACH) * 2 / Long.SIZE)];
        this.lasts = new long[firsts.length];
    }

    public static WordSet of(Collection<String> phrases) {
        if (phrases.isEmpty()) {
            return EMPTY;
        }
        WordSet set = new WordSet(phrases.size());
        for (String phrase : phrases) {
            Words words = Words.of(phrase);
            if (words.count() == 0) {
                throw new IllegalArgumentException("a phrase must have a letter or a digit: " + phrase);
            }
            set.longest = Math.max(set.longest, words.count());
            insert(set.table, hash(words, 0, words.count()));
            mark(set.firsts, words.hash(0));
            mark(set.lasts, words.hash(words.count() - 1));
        }
        return set;
    }

    private static void mark(long[] bits, long hash) {
        bits[(int) (hash >>> 6) & (bits.length - 1)] |= 1L << hash;
    }

    private static boolean isMarked(long[] bits, long hash) {
        return (bits[(int) (hash >>> 6) & (bits.length - 1)] & (1L << hash)) != 0;
    }

    private static void insert(long[] table, long hash) {
        int slot = (int) hash & (table.length - 1);
        while (table[slot] != 0 && table[slot] != hash) {
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = hash;
    }

    private static long hash(Words words, int from, int to) {
        long hash = 0;
        for (int i = from; i < to; i++) {
            hash = Words.append(hash, words.hash(i));
        }
        return hash;
    }

    private boolean contains(long hash) {
        int slot = (int) hash & (table.length - 1);
        while (table[slot] != 0) {
            if (table[slot] == hash) {
                return true;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        return false;
    }

    public boolean isEmpty() {
        return longest == 0;
    }

    public boolean has(Words words, int word) {
        return isMarked(firsts, words.hash(word)) && contains(Words.append(0, words.hash(word)));
    }

    /**
     * Whether a phrase of the set ends at the word before {@code word}.
     *
     * @param floor first word that may belong to the phrase
     */
    public boolean endsBefore(Words words, int word, int floor) {
        if (word == 0 || !isMarked(lasts, words.hash(word - 1))) {
            return false;
        }
        for (int from = word - 1; from >= Math.max(floor, word - longest); from--) {
            if (contains(hash(words, from, word))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a phrase of the set starts at {@code word}.
     *
     * @param ceiling one past the last word that may belong to the phrase
     */
    public boolean startsAt(Words words, int word, int ceiling) {
        if (word >= ceiling || !isMarked(firsts, words.hash(word))) {
            return false;
        }
        long hash = 0;
        for (int i = word; i < Math.min(ceiling, word + longest); i++) {
            hash = Words.append(hash, words.hash(i));
            if (contains(hash)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Words of the longest phrase of the set that starts at {@code word}, 0 if none does.
     *
     * @param ceiling one past the last word that may belong to the phrase
     */
    public int longestAt(Words words, int word, int ceiling) {
        if (word >= ceiling || !isMarked(firsts, words.hash(word))) {
            return 0;
        }
        long hash = 0;
        int length = 0;
        for (int i = word; i < Math.min(ceiling, word + longest); i++) {
            hash = Words.append(hash, words.hash(i));
            if (contains(hash)) {
                length = i + 1 - word;
            }
        }
        return length;
    }

    /** Whether a phrase of the set starts anywhere in a range; time is linear in it. */
    public boolean anyIn(Words words, int from, int to) {
        if (longest == 0) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (startsAt(words, i, to)) {
                return true;
            }
        }
        return false;
    }
}

package io.dyadwatch.tagging.text;

import java.util.Arrays;

/**
 * The words of a string, found in one pass: where each stands, the hash of its folded form, its shape, and the gap
 * after it. Positions here are UTF-16 units; {@link CodePoints} turns them into what travels.
 */
public final class Words {
    /** Stands for any number where a phrase says {@code <number>}. */
    public static final long NUMBER_HASH = 0x6E756D626572L;

    private final String text;
    private final int count;
    /** By unit: see {@link Letters#CODES}. */
    private final byte[] codes;
    /** Start and end of each word in turn. */
    private final int[] edges;

    private final long[] hashes;

    Words(String text, int count, byte[] codes, int[] edges, long[] hashes) {
        this.text = text;
        this.count = count;
        this.codes = codes;
        this.edges = edges;
        this.hashes = hashes;
    }

    /** Splits any string, well-formed or not; time is linear in its length. */
    public static Words of(String text) {
        return new WordReader(text).read();
    }

    /** The same words without room to spare, to be kept. */
    public Words trimmed() {
        return new Words(
                text,
                count,
                Arrays.copyOf(codes, text.length()),
                Arrays.copyOf(edges, 2 * count),
                Arrays.copyOf(hashes, count));
    }

    /** What the letters so far make of a hash before the next eight are added. */
    static long stir(long hash) {
        return (hash ^ (hash >>> 32)) * 0x9FB21C651E98DF25L;
    }

    /** Stafford's mix 13, so that every bit of a short word's hash is usable as an index. */
    static long finish(long hash) {
        long mixed = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /** Hash of a phrase from the hash of its beginning (0 for none) and the hash of its next word. */
    public static long append(long phrase, long word) {
        return finish(phrase * 0x9E3779B97F4A7C15L + word);
    }

    public String text() {
        return text;
    }

    public int count() {
        return count;
    }

    public int start(int word) {
        return edges[2 * word];
    }

    public int end(int word) {
        return edges[2 * word + 1];
    }

    public long hash(int word) {
        return hashes[word];
    }

    /** The gap after a word, one of {@link Gap}'s constants. */
    public byte gap(int word) {
        return word + 1 == count ? Gap.OTHER : Gap.between(text, end(word), start(word + 1));
    }

    public boolean startsUpper(int word) {
        return Letters.kind(text.charAt(start(word))) == Letters.UPPER;
    }

    /** Whether a unit is a letter or a digit of any script known here, by tables that no Java version changes. */
    public static boolean isLetterOrDigit(char unit) {
        return Letters.CODES[unit] != Letters.NONE && Letters.isSign(unit);
    }

    /** Two or more letters, none of them lower case. */
    public boolean isAllUpper(int word) {
        return startsUpper(word) && has(Letters.UPPER, word, start(word) + 1) && !hasLower(word);
    }

    public boolean hasLower(int word) {
        return has(Letters.LOWER, word, start(word));
    }

    /** A letter of a script that knows case or not; false for a number. */
    public boolean hasLetter(int word) {
        return hasLower(word) || has(Letters.UPPER, word, start(word)) || has(Letters.CASELESS, word, start(word));
    }

    public boolean isNumber(int word) {
        return startsWithDigit(word) && !hasLetter(word);
    }

    /** True for every number, and for words like {@code 3D}. */
    public boolean startsWithDigit(int word) {
        int code = codes[start(word)];
        return code > 0 && code <= Letters.LAST_DIGIT;
    }

    private boolean has(byte kind, int word, int from) {
        for (int i = from; i < end(word); i++) {
            if (Letters.kind(text.charAt(i)) == kind) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word is just letters and digits with a code, each folding to one. */
    public boolean isPlain(int word) {
        for (int i = start(word); i < end(word); i++) {
            if (codes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** Writes the folded letters of a plain word, one byte each that no other letter has. */
    public void copyCodes(int word, byte[] to, int at) {
        System.arraycopy(codes, start(word), to, at, end(word) - start(word));
    }

    /** Whether a word is plain and has the codes that stand in an array. */
    public boolean hasCodes(int word, byte[] others, int from, int length) {
        int start = start(word);
        if (end(word) - start != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (codes[start + i] != others[from + i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether two words are the same once folded. */
    public boolean sameFolded(int word, Words other, int otherWord) {
        if (hashes[word] != other.hashes[otherWord]) {
            return false;
        }
        if (!isPlain(word) || !other.isPlain(otherWord)) {
            return folded(word).equals(other.folded(otherWord));
        }
        return Arrays.equals(codes, start(word), end(word), other.codes, other.start(otherWord), other.end(otherWord));
    }

    /** Whether two words are the same letter by letter, case and diacritics included. */
    public boolean sameLetters(int word, Words other, int otherWord) {
        int length = end(word) - start(word);
        return length == other.end(otherWord) - other.start(otherWord)
                && text.regionMatches(start(word), other.text, other.start(otherWord), length);
    }

    /** The folded form of a word. */
    public String folded(int word) {
        StringBuilder folded = new StringBuilder(end(word) - start(word));
        for (int i = start(word); i < end(word); i++) {
            char fold = Letters.fold(text.charAt(i));
            if (Letters.isLong(fold)) {
                folded.append(Letters.longFold(fold));
            } else if (fold != Letters.NOTHING) {
                folded.append(fold);
            }
        }
        return folded.toString();
    }
}

package io.dyadwatch.tagging.text;

import java.util.Arrays;

/**
 * The words of a string, found in one pass: where each stands, the hash of its folded form, its shape, and the gap
 * after it. Positions here are UTF-16 units; {@link CodePoints} turns them into what travels.
 */
public final class Words {
    /** Stands for any number where a phrase says {@code <number>}. */
    public static final long NUMBER_HASH = 0x6E756D626572L;

    private static final byte STARTS_UPPER = 1;
    private static final byte HAS_LOWER = 2;
    private static final byte HAS_DIGIT = 4;
    private static final byte HAS_LETTER = 8;
    private static final byte HAS_TWO_UPPER = 16;

    private final String text;
    private int count;
    private int[] starts;
    private int[] ends;
    private long[] hashes;
    private byte[] shapes;
    private byte[] gaps;

    private Words(String text) {
        this.text = text;
        int guess = text.length() / 5 + 8;
        starts = new int[guess];
        ends = new int[guess];
        hashes = new long[guess];
        shapes = new byte[guess];
        gaps = new byte[guess];
    }

    /** Splits any string, well-formed or not; time is linear in its length. */
    public static Words of(String text) {
        Words words = new Words(text);
        int i = 0;
        while (i < text.length()) {
            byte kind = Letters.kind(text.charAt(i));
            if (kind == Letters.NONE || kind == Letters.MARK || kind == Letters.INVISIBLE) {
                i++;
            } else {
                i = words.addFrom(i);
            }
        }
        return words;
    }

    private int addFrom(int start) {
        long hash = 0xcbf29ce484222325L;
        byte shape = Letters.kind(text.charAt(start)) == Letters.UPPER ? STARTS_UPPER : 0;
        int end = start;
        int i = start;
        for (; i < text.length(); i++) {
            char unit = text.charAt(i);
            byte kind = Letters.kind(unit);
            if (kind == Letters.NONE) {
                break;
            }
            if (kind == Letters.INVISIBLE) {
                continue;
            }
            end = i + 1;
            if (kind == Letters.MARK) {
                continue;
            }
            shape |= shapeOf(kind, i > start);
            char fold = Letters.fold(unit);
            if (Letters.isLong(fold)) {
                String spelled = Letters.longFold(fold);
                for (int k = 0; k < spelled.length(); k++) {
                    hash = step(hash, spelled.charAt(k));
                }
            } else {
                hash = step(hash, fold);
            }
        }
        add(start, end, finish(hash), shape);
        return i;
    }

    private static byte shapeOf(byte kind, boolean inner) {
        return switch (kind) {
            case Letters.LOWER -> HAS_LOWER | HAS_LETTER;
            case Letters.UPPER -> inner ? HAS_TWO_UPPER | HAS_LETTER : HAS_LETTER;
            case Letters.DIGIT -> HAS_DIGIT;
            default -> HAS_LETTER;
        };
    }

    /** FNV-1a over 16-bit units. */
    private static long step(long hash, char unit) {
        return (hash ^ unit) * 0x100000001b3L;
    }

    /** Stafford's mix 13, so that every bit of a short word's hash is usable as an index. */
    private static long finish(long hash) {
        long mixed = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /** Hash of a phrase from the hash of its beginning (0 for none) and the hash of its next word. */
    public static long append(long phrase, long word) {
        return finish(phrase * 0x9E3779B97F4A7C15L + word);
    }

    private void add(int start, int end, long hash, byte shape) {
        if (count == starts.length) {
            int size = count * 2;
            starts = Arrays.copyOf(starts, size);
            ends = Arrays.copyOf(ends, size);
            hashes = Arrays.copyOf(hashes, size);
            shapes = Arrays.copyOf(shapes, size);
            gaps = Arrays.copyOf(gaps, size);
        }
        if (count > 0) {
            gaps[count - 1] = Gap.between(text, ends[count - 1], start);
        }
        starts[count] = start;
        ends[count] = end;
        hashes[count] = hash;
        shapes[count] = shape;
        gaps[count] = Gap.OTHER;
        count++;
    }

    public String text() {
        return text;
    }

    public int count() {
        return count;
    }

    public int start(int word) {
        return starts[word];
    }

    public int end(int word) {
        return ends[word];
    }

    public long hash(int word) {
        return hashes[word];
    }

    /** The gap after a word, one of {@link Gap}'s constants. */
    public byte gap(int word) {
        return gaps[word];
    }

    public boolean startsUpper(int word) {
        return (shapes[word] & STARTS_UPPER) != 0;
    }

    /** Two or more letters, none of them lower case. */
    public boolean isAllUpper(int word) {
        return (shapes[word] & (STARTS_UPPER | HAS_TWO_UPPER | HAS_LOWER)) == (STARTS_UPPER | HAS_TWO_UPPER);
    }

    public boolean hasLower(int word) {
        return (shapes[word] & HAS_LOWER) != 0;
    }

    /** A letter of a script that knows case or not; false for a number. */
    public boolean hasLetter(int word) {
        return (shapes[word] & HAS_LETTER) != 0;
    }

    public boolean isNumber(int word) {
        return (shapes[word] & (HAS_DIGIT | HAS_LETTER)) == HAS_DIGIT;
    }

    /** Whether two words are the same once folded. */
    public boolean sameFolded(int word, Words other, int otherWord) {
        return hashes[word] == other.hashes[otherWord] && folded(word).equals(other.folded(otherWord));
    }

    /** Whether two words are the same letter by letter, case and diacritics included. */
    public boolean sameLetters(int word, Words other, int otherWord) {
        int length = ends[word] - starts[word];
        return length == other.ends[otherWord] - other.starts[otherWord]
                && text.regionMatches(starts[word], other.text, other.starts[otherWord], length);
    }

    /** The folded form of a word. */
    public String folded(int word) {
        StringBuilder folded = new StringBuilder(ends[word] - starts[word]);
        for (int i = starts[word]; i < ends[word]; i++) {
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

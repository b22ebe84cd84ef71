package io.dyadwatch.tagging.text;

import org.jspecify.annotations.Nullable;

/**
 * A word that is not just letters with a code, each folding to one: it has marks, ligatures, invisible characters, or
 * letters of another script.
 *
 * @param start first UTF-16 unit
 * @param end one past the last UTF-16 unit
 * @param hash that of a plain word of the same folded letters, if there can be one
 */
record OddWord(int start, int end, long hash) {

    /** The word that a run of units makes, or nothing where there is no letter and no digit in it. */
    static @Nullable OddWord in(String text, int from, int to) {
        int start = from;
        while (start < to && !Letters.isSign(text.charAt(start))) {
            start++;
        }
        if (start == to) {
            return null;
        }
        Hash hash = new Hash();
        int end = start;
        for (int i = start; i < to; i++) {
            char unit = text.charAt(i);
            if (Letters.kind(unit) != Letters.INVISIBLE) {
                end = i + 1;
            }
            if (Letters.isSign(unit)) {
                hash.add(Letters.fold(unit));
            }
        }
        return new OddWord(start, end, hash.value());
    }

    /** Takes folded letters one by one. */
    private static final class Hash {
        private static final long FNV_OFFSET = 0xcbf29ce484222325L;
        private static final long FNV_PRIME = 0x100000001b3L;

        private boolean coded = true;
        private int length;
        private long blocks;
        private long block;
        /** FNV-1a over 16-bit units, for words of which a letter has no code. */
        private long units = FNV_OFFSET;

        void add(char fold) {
            if (Letters.isLong(fold)) {
                Letters.longFold(fold).chars().forEach(letter -> addLetter((char) letter));
            } else {
                addLetter(fold);
            }
        }

        private void addLetter(char letter) {
            units = (units ^ letter) * FNV_PRIME;
            byte code = Letters.code(letter);
            coded &= code > 0;
            if (length > 0 && length % 8 == 0) {
                blocks = Words.stir(blocks + block);
                block = 0;
            }
            block |= (code & 0xFFL) << (length % 8 * 8);
            length++;
        }

        long value() {
            return Words.finish(coded ? blocks + block : units);
        }
    }
}

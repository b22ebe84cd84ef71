package io.dyadwatch.tagging.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds the words of one string in three passes that branch on no single letter: each unit becomes a code of one byte and
 * a bit that says whether it may be in a word; the edges of the bits are where words start and end; eight codes at a time
 * become a hash.
 */
final class WordReader {
    /** Eight units are read at a time, sixty-four bits at a time. */
    private static final int PADDING = 64;

    private static final long ONES = 0x0101010101010101L;
    /** {@link Letters#ODD} in each of eight bytes. */
    private static final long ODDS = 0x8080808080808080L;
    /** Moves the lowest bits of eight bytes side by side into the highest byte. */
    private static final long GATHER = 0x0102040810204080L;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final String text;
    private final byte[] codes;
    /** One bit for each unit. */
    private final byte[] inWord;
    /** Start and end in turn: first of runs that may be words, then of those that are. */
    private int[] edges;

    WordReader(String text) {
        int blocks = text.length() / PADDING + 1;
        this.text = text;
        this.codes = new byte[(blocks + 1) * PADDING];
        this.inWord = new byte[blocks * PADDING / Byte.SIZE];
        this.edges = new int[text.length() / 3 + PADDING];
    }

    Words read() {
        encode();
        int runs = findRuns();
        int[] edges = this.edges;
        long[] hashes = new long[runs];
        int count = 0;
        for (int run = 0; run < runs; run++) {
            int start = edges[2 * run];
            int end = edges[2 * run + 1];
            long hash = eight(codes, start, end);
            long all = hash;
            for (int i = start + 8; i < end; i += 8) {
                long more = eight(codes, i, end);
                hash = Words.stir(hash) + more;
                all |= more;
            }
            if ((all & ODDS) == 0) {
                hashes[count] = Words.finish(hash);
            } else {
                OddWord odd = OddWord.in(text, start, end);
                if (odd == null) {
                    continue;
                }
                start = odd.start();
                end = odd.end();
                hashes[count] = odd.hash();
            }
            edges[2 * count] = start;
            edges[2 * count + 1] = end;
            count++;
        }
        return new Words(text, count, codes, edges, hashes);
    }

    /** Codes from one position on, as far as the word goes, the first in the lowest byte. */
    private static long eight(byte[] codes, int from, int end) {
        return (long) EIGHT.get(codes, from) & (-1L >>> Math.max(0, Long.SIZE - Byte.SIZE * (end - from)));
    }

    private void encode() {
        byte[] codes = this.codes;
        byte[] inWord = this.inWord;
        char[] units = new char[inWord.length * Byte.SIZE];
        text.getChars(0, text.length(), units, 0);
        for (int i = 0; i < units.length; i += 8) {
            long low = code(units[i])
                    | (code(units[i + 1]) << 8)
                    | (code(units[i + 2]) << 16)
                    | (code(units[i + 3]) << 24);
            long high = code(units[i + 4])
                    | (code(units[i + 5]) << 8)
                    | (code(units[i + 6]) << 16)
                    | (code(units[i + 7]) << 24);
            long eight = low | (high << 32);
            EIGHT.set(codes, i, eight);
            // A code of 1 to 128 reaches the highest bit of its byte, and none the next byte.
            inWord[i >> 3] = (byte) ((((eight + 0x7F * ONES) >>> 7 & ONES) * GATHER) >>> 56);
        }
    }

    private static long code(char unit) {
        return Letters.CODES[unit] & 0xFFL;
    }

    /** Number of runs of units that may be in a word. */
    private int findRuns() {
        int[] edges = this.edges;
        int found = 0;
        long before = 0;
        for (int block = 0; block < inWord.length; block += 8) {
            long bits = (long) EIGHT.get(inWord, block);
            long changes = bits ^ ((bits << 1) | before);
            before = bits >>> 63;
            if (found + PADDING > edges.length) {
                edges = Arrays.copyOf(edges, edges.length * 2);
            }
            while (changes != 0) {
                edges[found++] = block * Byte.SIZE + Long.numberOfTrailingZeros(changes);
                changes &= changes - 1;
            }
        }
        this.edges = edges;
        return found / 2;
    }
}

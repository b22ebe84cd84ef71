package io.dyadwatch.tagging.match;

import java.util.Arrays;

/** Phrases found in a text, in order of their first word: a growing list of (what, from, to) without objects. */
public final class Hits {
    private static final byte KEPT = 1;
    private static final byte DROPPED = 2;

    private int[] cells = new int[96];
    private byte[] judged = {};
    private int count;

    public void add(int what, int from, int to) {
        if (count * 3 == cells.length) {
            cells = Arrays.copyOf(cells, cells.length * 2);
        }
        cells[count * 3] = what;
        cells[count * 3 + 1] = from;
        cells[count * 3 + 2] = to;
        count++;
    }

    /** Remembers what was decided on a hit. No hits are added after the first such call. */
    void judge(int hit, boolean kept) {
        if (judged.length == 0) {
            judged = new byte[count];
        }
        judged[hit] = kept ? KEPT : DROPPED;
    }

    boolean isJudged(int hit) {
        return hit < judged.length && judged[hit] != 0;
    }

    boolean isKept(int hit) {
        return judged[hit] == KEPT;
    }

    public int count() {
        return count;
    }

    public int what(int hit) {
        return cells[hit * 3];
    }

    /** First word. */
    public int from(int hit) {
        return cells[hit * 3 + 1];
    }

    /** One past the last word. */
    public int to(int hit) {
        return cells[hit * 3 + 2];
    }
}

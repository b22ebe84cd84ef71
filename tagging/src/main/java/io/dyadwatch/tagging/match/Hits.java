package io.dyadwatch.tagging.match;

import java.util.Arrays;

/** Phrases found in a text, in order of their first word: a growing list of (what, from, to) without objects. */
public final class Hits {
    private int[] cells = new int[96];
    private byte[] verdicts = {};
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

    /** What {@link #judge} said of a hit, else 0. */
    byte verdict(int hit) {
        return hit < verdicts.length ? verdicts[hit] : 0;
    }

    /** Keeps a verdict on a hit for a second round; no hits are added then. */
    void judge(int hit, byte verdict) {
        if (verdicts.length == 0) {
            verdicts = new byte[count];
        }
        verdicts[hit] = verdict;
    }

    /** One past the last word. */
    public int to(int hit) {
        return cells[hit * 3 + 2];
    }
}

package io.dyadwatch.tagging.text;

import java.util.Arrays;

/** Turns positions in UTF-16 units into code points, as the W3C text position selector counts them. */
public final class CodePoints {
    /** Positions of the low halves of surrogate pairs, ascending. */
    private final int[] pairs;

    private CodePoints(int[] pairs) {
        this.pairs = pairs;
    }

    /** A lone surrogate counts as one code point, as {@link String#codePoints()} has it. */
    public static CodePoints of(String text) {
        int[] pairs = new int[0];
        int count = 0;
        for (int i = 1; i < text.length(); i++) {
            if (Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i))) {
                if (count == pairs.length) {
                    pairs = Arrays.copyOf(pairs, Math.max(8, count * 2));
                }
                pairs[count++] = i;
            }
        }
        return new CodePoints(Arrays.copyOf(pairs, count));
    }

    /** Number of code points before a position that does not split a pair. */
    public int at(int unit) {
        if (pairs.length == 0) {
            return unit;
        }
        int found = Arrays.binarySearch(pairs, unit);
        return unit - (found >= 0 ? found : -found - 1);
    }
}

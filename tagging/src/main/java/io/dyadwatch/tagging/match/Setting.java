package io.dyadwatch.tagging.match;

import java.util.BitSet;

/**
 * What an article tells about its mentions before any of them is judged.
 *
 * @param present positions of the actors that it names in full
 * @param themes bit set of the themes that it is on, by position
 * @param namesakes positions of the actors whose name it gives to somebody or something else
 */
public record Setting(BitSet present, long themes, BitSet namesakes) {
    /** Of an article of which nothing is known but its themes. */
    static Setting of(long themes) {
        return new Setting(new BitSet(), themes, new BitSet());
    }

    /** Themes that one vocabulary can have. */
    public static final int MAX_THEMES = 64;

    boolean isOn(int theme) {
        return (themes & (1L << theme)) != 0;
    }
}

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

    /** Whether the article names an actor in full; no block is one. */
    boolean names(int actor) {
        return actor >= 0 && present.get(actor);
    }

    /** Whether the article gives the actor's name to somebody or something else. */
    boolean hasNamesakeOf(int actor) {
        return actor >= 0 && namesakes.get(actor);
    }

    /** Themes that one vocabulary can have. */
    public static final int MAX_THEMES = 64;

    /** Whether the article is on a theme. */
    public boolean isOn(int theme) {
        return (themes & (1L << theme)) != 0;
    }
}

package io.dyadwatch.tagging.match;

import java.util.Set;

/**
 * What an article tells about its mentions before any of them is judged.
 *
 * @param present positions of the actors that it names in full
 * @param themes bit set of the themes that it is on, by position
 * @param namesakes positions of the actors whose name it gives to somebody or something else
 */
public record Setting(Set<Integer> present, long themes, Set<Integer> namesakes) {
    /** Of an article of which nothing is known but its themes. */
    static Setting of(long themes) {
        return new Setting(Set.of(), themes, Set.of());
    }

    /** Themes that one vocabulary can have. */
    public static final int MAX_THEMES = 64;

    /** Whether the article is on a theme. */
    public boolean isOn(int theme) {
        return (themes & (1L << theme)) != 0;
    }
}

package io.dyadwatch.tagging.match;

import java.util.Set;

/**
 * What an article tells about its mentions before any of them is judged.
 *
 * @param present positions of the actors that it names in full
 * @param themes bit set of the themes that it is on, by position
 */
public record Setting(Set<Integer> present, long themes) {
    /** Themes that one vocabulary can have. */
    public static final int MAX_THEMES = 64;

    /** Whether the article is on a theme. */
    public boolean isOn(int theme) {
        return (themes & (1L << theme)) != 0;
    }
}

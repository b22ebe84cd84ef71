package io.dyadwatch.tagging.region;

import io.dyadwatch.contracts.Region;
import io.dyadwatch.tagging.match.Phrase;
import java.util.List;

/**
 * What gives away that a line or sentence is not the article's running text.
 *
 * @param region what it is then
 * @param phrases one of them stands in it; none only where {@code numbersOnly}
 * @param place where in it
 * @param wholeLine judges a line rather than a sentence
 * @param maxWords a longer one is running text all the same
 * @param colon a colon must follow the phrase
 * @param noFullStop one that ends like a sentence is running text all the same
 * @param afterShare share of the article's words, 0 to 1, that must stand before it
 * @param following number of lines after it that belong to it
 * @param toEnd whether everything after it belongs to it, up to the next full sentence
 * @param unlessNews a sentence that reports something, or speaks neither of the site nor to its reader, is none
 * @param numbersOnly every word of it is a number
 */
public record Cue(
        Region region,
        List<Phrase> phrases,
        Place place,
        boolean wholeLine,
        int maxWords,
        boolean colon,
        boolean noFullStop,
        double afterShare,
        int following,
        boolean toEnd,
        boolean unlessNews,
        boolean numbersOnly) {

    /** Where in a line or sentence the phrase stands. */
    public enum Place {
        START,
        END,
        WHOLE,
        ANYWHERE
    }

    public Cue {
        phrases = List.copyOf(phrases);
    }
}

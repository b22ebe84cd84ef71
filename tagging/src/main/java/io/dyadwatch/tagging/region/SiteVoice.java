package io.dyadwatch.tagging.region;

import io.dyadwatch.tagging.text.Gap;
import io.dyadwatch.tagging.text.Stretch;
import io.dyadwatch.tagging.text.WordSet;
import io.dyadwatch.tagging.text.Words;

/**
 * Tells a site that speaks of itself from news about the same things ("privacy policy").
 *
 * @param reporting verbs of somebody's words
 * @param newsVerbs other verbs that only news has
 * @param address words with which a site speaks of itself or to its readers
 */
public record SiteVoice(WordSet reporting, WordSet newsVerbs, WordSet address) {

    /**
     * @param from first word of the phrase that gives the site away
     */
    boolean speaks(Words words, Stretch stretch, int from) {
        if (reporting.anyIn(words, stretch.from(), stretch.to())
                || newsVerbs.anyIn(words, stretch.from(), stretch.to())) {
            return false;
        }
        return startsSentence(words, stretch, from)
                || !Lines.endsLikeSentence(words, stretch)
                || address.anyIn(words, stretch.from(), stretch.to());
    }

    private static boolean startsSentence(Words words, Stretch stretch, int from) {
        return from == stretch.from() || words.gap(from - 1) == Gap.DOT_SPACE || words.gap(from - 1) == Gap.OTHER;
    }
}

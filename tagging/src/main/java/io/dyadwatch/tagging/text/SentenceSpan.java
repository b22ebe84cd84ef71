package io.dyadwatch.tagging.text;

import io.dyadwatch.contracts.Region;

/**
 * A sentence of one string.
 *
 * @param from first word
 * @param to one past the last word
 * @param start first UTF-16 unit
 * @param end one past the last UTF-16 unit
 * @param region the part of the article
 * @param casing what its capital letters say
 */
public record SentenceSpan(int from, int to, int start, int end, Region region, Casing casing) {

    /** What a capital letter says in a sentence. */
    public enum Casing {
        /** Names start with a capital letter, other words do not. */
        NORMAL,
        /** Nearly every word starts with a capital letter, as in an English headline. */
        TITLE,
        /** Nearly everything is in capital letters. */
        UPPER
    }

    /** Reads the casing off the words of a sentence. */
    public static Casing casing(Words words, int from, int to) {
        int upper = 0;
        int capital = 0;
        int judged = 0;
        for (int i = from; i < to; i++) {
            // Short words stay lower case even in headlines.
            if (words.hasLetter(i) && words.end(i) - words.start(i) > 3) {
                judged++;
                if (words.isAllUpper(i)) {
                    upper++;
                } else if (words.startsUpper(i)) {
                    capital++;
                }
            }
        }
        if (judged < 3) {
            return Casing.NORMAL;
        }
        if (upper * 10 >= judged * 7) {
            return Casing.UPPER;
        }
        // A few names fill a short sentence; a headline has no word without a capital then.
        int share = judged < 6 ? 10 : 8;
        return (upper + capital) * 10 >= judged * share && judged > 3 ? Casing.TITLE : Casing.NORMAL;
    }
}

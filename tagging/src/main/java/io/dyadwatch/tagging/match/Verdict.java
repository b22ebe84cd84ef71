package io.dyadwatch.tagging.match;

/** What becomes of a place where an alias is spelled, and why. */
public enum Verdict {
    COUNTS,
    /** Its letters have not the case that the vocabulary wants. */
    CASE,
    ACROSS_SENTENCES,
    /** A short name without the full name in the article, and nothing that introduces it. */
    SHORT_NAME,
    /** Forbidden in quotation marks. */
    QUOTED,
    /** What stands before it makes it the name of somebody or something else. */
    NAMESAKE,
    /** Forbidden in a sentence written in capital letters. */
    IN_CAPITALS,
    /** A forbidden neighbour stands directly before it. */
    FORBIDDEN_BEFORE,
    /** A forbidden neighbour stands directly after it. */
    FORBIDDEN_AFTER,
    /** Something forbidden stands near it in the sentence. */
    FORBIDDEN_NEAR,
    /** What stands beside it is forbidden in articles on a theme. */
    THEME,
    /** It may not stand alone, and nothing of what it wants is there. */
    NOTHING_WANTED,
    /** A doubtful neighbour stands directly before it, and nothing wanted is there. */
    DOUBT_BEFORE,
    /** A doubtful neighbour stands directly after it, and nothing wanted is there. */
    DOUBT_AFTER,
    /** It stands in site chrome. */
    BOILERPLATE,
    /** It begins inside another name. */
    SWALLOWED,
    /** Another alias that begins at the same word is longer or better. */
    BEATEN,
    /** The short name of several actors, of whom none is more likely. */
    AMBIGUOUS
}

package io.dyadwatch.tagging.inflect;

/** In the order of the columns of the tables. Russian has no vocative. */
public enum GrammaticalCase {
    NOMINATIVE,
    GENITIVE,
    DATIVE,
    ACCUSATIVE,
    INSTRUMENTAL,
    LOCATIVE,
    VOCATIVE
}

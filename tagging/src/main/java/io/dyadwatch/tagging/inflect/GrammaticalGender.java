package io.dyadwatch.tagging.inflect;

public enum GrammaticalGender {
    MASCULINE,
    FEMININE,
    NEUTER,
    /** To be inferred from the ending. */
    UNKNOWN
}

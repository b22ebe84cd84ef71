package io.dyadwatch.tagging.inflect;

/** The columns of an adjective. */
enum Agreement {
    MASCULINE,
    FEMININE,
    NEUTER,
    PLURAL;

    static Agreement of(GrammaticalGender gender) {
        return switch (gender) {
            case FEMININE -> FEMININE;
            case NEUTER -> NEUTER;
            case MASCULINE, UNKNOWN -> MASCULINE;
        };
    }

    GrammaticalNumber number() {
        return this == PLURAL ? GrammaticalNumber.PLURAL : GrammaticalNumber.SINGULAR;
    }
}

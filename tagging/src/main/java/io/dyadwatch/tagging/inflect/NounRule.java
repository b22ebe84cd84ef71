package io.dyadwatch.tagging.inflect;

import java.util.Optional;

/**
 * How nouns with one ending decline.
 *
 * @param cut what is taken off the nominative before the endings are put on
 * @param singular none for what is given in the plural
 * @param plural none for names, which have no plural
 */
record NounRule(String cut, GrammaticalGender gender, Optional<Column> singular, Optional<Column> plural) {

    boolean fits(GrammaticalGender wanted) {
        return wanted == GrammaticalGender.UNKNOWN || gender == GrammaticalGender.UNKNOWN || wanted == gender;
    }

    Optional<Column> column(GrammaticalNumber number) {
        return number == GrammaticalNumber.SINGULAR ? singular : plural;
    }
}

package io.dyadwatch.tagging.inflect;

/** A word and the rule it follows. */
sealed interface Lexeme {

    /** @param nominative as it is given: with ё where the tables have е */
    record Noun(NounRule rule, String nominative) implements Lexeme {
        boolean has(GrammaticalNumber number) {
            return rule.column(number).isPresent();
        }

        Cells cells(GrammaticalNumber number) {
            String stem =
                    nominative.substring(0, nominative.length() - rule.cut().length());
            return rule.column(number).orElseThrow().on(stem).called(nominative);
        }
    }

    /**
     * @param shown the column that the given nominative is of
     */
    record Adjective(AdjectiveRule rule, Agreement shown, String stem) implements Lexeme {
        Cells cells(Agreement agreement) {
            return rule.column(agreement).on(stem);
        }
    }

    record Fixed(String text) implements Lexeme {}
}

package io.dyadwatch.tagging.inflect;

/** A word and the rule it follows. */
sealed interface Lexeme {

    record Noun(NounRule rule, String stem) implements Lexeme {
        boolean has(GrammaticalNumber number) {
            return rule.column(number).isPresent();
        }

        Cells cells(GrammaticalNumber number) {
            return rule.column(number).orElseThrow().on(stem);
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

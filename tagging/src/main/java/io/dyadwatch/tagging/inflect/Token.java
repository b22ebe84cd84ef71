package io.dyadwatch.tagging.inflect;

import java.util.Optional;

/**
 * A word of a phrase. Of one with hyphens the last part declines; the first does too where the last cannot
 * (Гвинеи-Бисау), or where the tables say that both do (страны-участницы).
 *
 * @param before what stands before the part that declines, with its hyphen
 */
record Token(Grammar grammar, String before, Lexeme last) {

    /** @param modifier whether another word follows that it may agree with */
    static Token of(Grammar grammar, String word, GrammaticalGender gender, boolean modifier) {
        int start = word.lastIndexOf('-') + 1;
        return new Token(grammar, word.substring(0, start), grammar.read(word.substring(start), gender, modifier));
    }

    /** Of a word whose nominative is a plural. */
    static Token plural(Grammar grammar, String word) {
        int start = word.lastIndexOf('-') + 1;
        return new Token(grammar, word.substring(0, start), grammar.readPlural(word.substring(start)));
    }

    Optional<Lexeme.Adjective> adjective() {
        return last instanceof Lexeme.Adjective adjective ? Optional.of(adjective) : Optional.empty();
    }

    GrammaticalGender gender() {
        return last instanceof Lexeme.Noun noun ? noun.rule().gender() : GrammaticalGender.UNKNOWN;
    }

    /** The forms that agree so; none where the word has no such number. */
    Optional<Cells> cells(Agreement agreement) {
        if (last instanceof Lexeme.Noun noun) {
            return noun.has(agreement.number())
                    ? Optional.of(after(agreement.number(), noun.cells(agreement.number())))
                    : Optional.empty();
        }
        if (last instanceof Lexeme.Adjective adjective) {
            return Optional.of(after(agreement.number(), adjective.cells(agreement)));
        }
        return Optional.of(fixed(((Lexeme.Fixed) last).text(), agreement.number()));
    }

    private Cells after(GrammaticalNumber number, Cells cells) {
        if (before.isEmpty()) {
            return cells;
        }
        String first = before.substring(0, before.length() - 1);
        if (grammar.isAmong("pairs", first)) {
            Optional<Cells> declined = first(first, number);
            if (declined.isPresent()) {
                return declined.get().then("-", cells);
            }
        }
        return Cells.fixed(before, grammar.cases()).then("", cells);
    }

    private Cells fixed(String text, GrammaticalNumber number) {
        Cells whole = Cells.fixed(before + text, grammar.cases());
        if (before.isEmpty() || number == GrammaticalNumber.PLURAL) {
            return whole;
        }
        return first(before.substring(0, before.length() - 1), number)
                .map(first ->
                        first.then("-", Cells.fixed(text, grammar.cases())).or(whole))
                .orElse(whole);
    }

    private Optional<Cells> first(String word, GrammaticalNumber number) {
        return grammar.read(word, GrammaticalGender.UNKNOWN, false) instanceof Lexeme.Noun noun && noun.has(number)
                ? Optional.of(noun.cells(number))
                : Optional.empty();
    }
}

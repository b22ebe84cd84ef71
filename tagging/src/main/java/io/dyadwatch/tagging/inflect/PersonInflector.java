package io.dyadwatch.tagging.inflect;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Declines people's names, each part by the person's gender. */
final class PersonInflector {
    private final Grammar grammar;

    PersonInflector(Grammar grammar) {
        this.grammar = grammar;
    }

    Set<Form> person(String given, String family, GrammaticalGender gender) {
        GrammaticalGender known = gender == GrammaticalGender.UNKNOWN ? gender(given) : gender;
        Cells declined = part(given, false, known).then(" ", part(family, true, known));
        if (!grammar.isAmong("family-first", given)) {
            return forms(declined);
        }
        // Chinese, Korean and Vietnamese names begin with the surname; only the last word declines.
        Cells lastOnly = Cells.fixed(given, grammar.cases()).then(" ", lastOnly(family, known));
        return forms(grammar.isAmong("given-too", given) ? lastOnly.or(declined) : lastOnly);
    }

    Set<Form> family(String family, GrammaticalGender gender) {
        if (gender != GrammaticalGender.UNKNOWN) {
            return forms(part(family, true, gender));
        }
        return forms(
                part(family, true, GrammaticalGender.MASCULINE).or(part(family, true, GrammaticalGender.FEMININE)));
    }

    /** By the ending of the first given name. */
    private GrammaticalGender gender(String given) {
        String first = given.strip().split("[ -]", -1)[0];
        String plain = Grammar.plain(first);
        if (grammar.isAmong("women", first)) {
            return GrammaticalGender.FEMININE;
        }
        boolean looksFemale = plain.endsWith("а") || plain.endsWith("я");
        return looksFemale && !grammar.isAmong("men", first) && plain.length() > 1
                ? GrammaticalGender.FEMININE
                : GrammaticalGender.MASCULINE;
    }

    /** All words decline, or the last alone: Лопеса Обрадора, Чен Ына. */
    private Cells part(String text, boolean isFamily, GrammaticalGender gender) {
        List<String> words = List.of(text.strip().split(" +", -1));
        Cells all = words.stream()
                .map(word -> hyphenated(word, isFamily, gender))
                .reduce((before, next) -> before.then(" ", next))
                .orElseThrow();
        return isFamily && words.size() > 1 ? all.or(lastOnly(text, gender)) : all;
    }

    private Cells lastOnly(String text, GrammaticalGender gender) {
        int start = text.lastIndexOf(' ') + 1;
        return Cells.fixed(text.substring(0, start), grammar.cases())
                .then("", hyphenated(text.substring(start), true, gender));
    }

    private Cells hyphenated(String word, boolean isFamily, GrammaticalGender gender) {
        int hyphen = word.lastIndexOf('-');
        if (hyphen < 1) {
            return cells(word, isFamily, gender);
        }
        Cells last = cells(word.substring(hyphen + 1), isFamily, gender);
        Cells lastOnly =
                Cells.fixed(word.substring(0, hyphen + 1), grammar.cases()).then("", last);
        return cells(word.substring(0, hyphen), isFamily, gender)
                .then("-", last)
                .or(lastOnly);
    }

    private Cells cells(String word, boolean isFamily, GrammaticalGender gender) {
        Lexeme lexeme = grammar.readPerson(word, isFamily, gender);
        return lexeme instanceof Lexeme.Noun noun && noun.has(GrammaticalNumber.SINGULAR)
                ? noun.cells(GrammaticalNumber.SINGULAR).living()
                : Cells.fixed(word, grammar.cases());
    }

    private static Set<Form> forms(Cells cells) {
        Set<Form> forms = new LinkedHashSet<>();
        cells.addTo(forms, GrammaticalNumber.SINGULAR);
        return forms;
    }
}

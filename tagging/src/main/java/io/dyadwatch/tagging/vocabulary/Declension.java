package io.dyadwatch.tagging.vocabulary;

import io.dyadwatch.tagging.inflect.Form;
import io.dyadwatch.tagging.inflect.Hint;
import io.dyadwatch.tagging.inflect.Inflector;
import java.util.List;

/** The forms that a name or word given in the nominative takes in a text; each once. */
final class Declension {
    private Declension() {}

    /** A word or phrase, or what a people or its things are called, in both numbers. */
    static List<String> wordForms(String language, String nominative, Hint hint) {
        return texts(Inflector.of(language).word(nominative, hint));
    }

    /** A name in the number it stands in. */
    static List<String> nameForms(String language, String nominative, Hint hint) {
        return texts(Inflector.of(language).name(nominative, hint));
    }

    /** A person's full name. */
    static List<String> personForms(String language, String given, String family, Hint hint) {
        return texts(Inflector.of(language).person(given, family, hint));
    }

    /** A person's family name. */
    static List<String> familyForms(String language, String family, Hint hint) {
        return texts(Inflector.of(language).family(family, hint));
    }

    private static List<String> texts(List<Form> forms) {
        return forms.stream().map(Form::text).distinct().toList();
    }
}

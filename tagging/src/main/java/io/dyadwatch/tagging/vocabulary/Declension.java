package io.dyadwatch.tagging.vocabulary;

import java.util.List;

/** The forms that a name or word given in the nominative takes in a text. */
final class Declension {
    private Declension() {}

    /** All forms of a word or phrase, in both numbers. */
    static List<String> wordForms(String language, String nominative) {
        return List.of(bare(nominative));
    }

    /** All forms of a name in the number it stands in. */
    static List<String> nameForms(String language, String nominative, Hint hint) {
        return List.of(bare(nominative));
    }

    /** All forms, in both numbers, of what a people or its things are called. */
    static List<String> peopleForms(String language, String nominative, Hint hint) {
        return List.of(bare(nominative));
    }

    /** All forms of a person's full name; the given name may be empty. */
    static List<String> personForms(String language, String given, String family, Hint hint) {
        return List.of((given + " " + family).strip());
    }

    /**
     * All forms of a person's family name.
     *
     * @param given tells the gender where the hint does not; may be empty
     */
    static List<String> familyForms(String language, String given, String family, Hint hint) {
        return List.of(family);
    }

    private static String bare(String nominative) {
        return nominative.replace(" | ", " ").replaceFirst("^\\| ", "");
    }

    /**
     * What a name's ending does not say.
     *
     * @param gender m, f, n, or empty where the ending says it
     * @param plural whether the name stands in the plural
     */
    record Hint(String gender, boolean plural) {
        static final Hint NONE = new Hint("", false);
    }
}

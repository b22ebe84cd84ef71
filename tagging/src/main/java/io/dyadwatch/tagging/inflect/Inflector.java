package io.dyadwatch.tagging.inflect;

import java.util.List;

/**
 * All forms of a Russian or Ukrainian name or word from its nominative, by tables of endings ({@code ru.yaml},
 * {@code uk.yaml}): the longest ending that fits a word decides, exceptions are whole words. Where the ending does not
 * tell, both ways are given: a form too many is never met in a text, a form too few is a name missed.
 *
 * <p>Words that are all capitals, single letters, digits, Latin letters, quoted or listed as indeclinable stay as they
 * are. Immutable.
 */
public final class Inflector {
    private static final Inflector RUSSIAN = new Inflector("ru");
    private static final Inflector UKRAINIAN = new Inflector("uk");

    private final PhraseInflector phrases;
    private final PersonInflector persons;

    private Inflector(String language) {
        Grammar grammar = GrammarReader.read(language);
        this.phrases = new PhraseInflector(grammar);
        this.persons = new PersonInflector(grammar);
    }

    public static Inflector russian() {
        return RUSSIAN;
    }

    public static Inflector ukrainian() {
        return UKRAINIAN;
    }

    /** @param language {@code ru} or {@code uk} */
    public static Inflector of(String language) {
        return switch (language) {
            case "ru" -> RUSSIAN;
            case "uk" -> UKRAINIAN;
            default -> throw new IllegalArgumentException("no declension of " + language);
        };
    }

    /**
     * A noun phrase in all cases of the number that it stands in.
     *
     * @param nominative adjectives and their noun; {@code " | "} ends what declines, {@code "| "} at the start keeps all
     *     of it as it is
     */
    public List<Form> name(String nominative, Hint hint) {
        return List.copyOf(phrases.inOneNumber(nominative, hint));
    }

    /** The same in both numbers, an adjective in all genders. */
    public List<Form> word(String nominative, Hint hint) {
        return List.copyOf(phrases.inAllNumbers(nominative, hint));
    }

    /**
     * A full name in all cases.
     *
     * @param given a given name, several, or a Chinese, Korean or Vietnamese surname
     * @param hint the person's gender; where unknown by the ending of the given name
     */
    public List<Form> person(String given, String family, Hint hint) {
        return List.copyOf(persons.person(given, family, hint.gender()));
    }

    /** A surname in all cases; where the gender is unknown a man's and a woman's. */
    public List<Form> family(String family, Hint hint) {
        return List.copyOf(persons.family(family, hint.gender()));
    }
}

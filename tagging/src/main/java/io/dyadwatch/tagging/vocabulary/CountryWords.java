package io.dyadwatch.tagging.vocabulary;

import io.dyadwatch.contracts.MentionKind;
import io.dyadwatch.tagging.inflect.Form;
import io.dyadwatch.tagging.inflect.GrammaticalCase;
import io.dyadwatch.tagging.inflect.Hint;
import io.dyadwatch.tagging.inflect.Inflector;
import io.dyadwatch.tagging.match.Alias.LetterCase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What stands for a country in the gaps of a template: its names and demonyms, also as a genitive or an adjective. */
final class CountryWords {
    /** What makes a genitive of a name, with the article that some names have. */
    private static final Map<String, List<String>> OF = Map.of(
            "es", List.of("de ", "del ", "de la ", "de los ", "de las "),
            "en", List.of("of ", "of the "),
            "pt", List.of("de ", "do ", "da ", "dos ", "das "),
            "fr", List.of("de ", "du ", "de la ", "de l'", "d'", "des "));

    private static final Set<String> MASCULINE = Set.of("del ", "do ", "du ");

    /** Endings of adjectives in the nominative: {@code российский}, {@code російський}. */
    private static final Map<String, String> ADJECTIVE = Map.of("ru", ".*[иыо]й", "uk", ".*[иі]й");

    /** In place of the last two letters of an adjective, as of all that end in -ский, -цкий, -ський, -цький. */
    private static final Map<String, Map<String, String>> ENDING =
            Map.of("ru", Map.of("f", "ая", "n", "ое"), "uk", Map.of("f", "а", "n", "е"));

    private final ActorEntry country;

    CountryWords(ActorEntry country) {
        this.country = country;
    }

    /** Its display name. */
    String name() {
        return country.name();
    }

    /**
     * The words for a gap; none where the country has none of the kind.
     *
     * @param form empty for the names; {@code gen} for their genitives, in Romance languages and English with every
     *     preposition and article that may be right; a number for the demonym at that place, from 1; {@code adj:m},
     *     {@code adj:f}, {@code adj:n} for the adjectives of Russian and Ukrainian
     * @throws IllegalArgumentException if there is no such form in the language
     */
    List<String> of(String language, String form) {
        if (form.isEmpty()) {
            return spelled(language, MentionKind.NAME).toList();
        }
        if (form.matches("[1-9][0-9]?")) {
            return spelled(language, MentionKind.DEMONYM)
                    .skip(Integer.parseInt(form) - 1L)
                    .limit(1)
                    .toList();
        }
        if (form.equals("gen")) {
            return spelled(language, MentionKind.NAME)
                    .flatMap(name -> genitives(language, name))
                    .distinct()
                    .toList();
        }
        if (form.matches("adj:[mfn]") && Languages.isDeclined(language)) {
            return spelled(language, MentionKind.DEMONYM)
                    .filter(demonym -> demonym.matches(ADJECTIVE.getOrDefault(language, "")))
                    .map(adjective -> inGender(language, adjective, form.substring(4)))
                    .toList();
        }
        throw new IllegalArgumentException("{" + language + ":" + form + "}");
    }

    /** In the nominative, without names that count only after another one or are written without a capital. */
    private Stream<String> spelled(String language, MentionKind kind) {
        return country.spellings().stream()
                .filter(spelling -> spelling.kind() == kind
                        && spelling.language().equals(language)
                        && !spelling.later()
                        && (kind == MentionKind.DEMONYM || spelling.letterCase() != LetterCase.ANY))
                .map(Spelling::nominative)
                .distinct();
    }

    private static Stream<String> genitives(String language, String name) {
        if (Languages.isDeclined(language)) {
            return Inflector.of(language).name(name, Hint.NONE).stream()
                    .filter(form -> form.grammaticalCase() == GrammaticalCase.GENITIVE)
                    .map(Form::text);
        }
        return OF.getOrDefault(language, List.of()).stream()
                .filter(of -> fits(of, name))
                .map(of -> of + name);
    }

    /**
     * Whether a name may stand after it: an apostrophe wants a vowel or a mute h, the article of a plural a plural, that
     * of a masculine anything but a republic or a federation.
     */
    private static boolean fits(String of, String name) {
        if (of.endsWith("'")) {
            return name.matches("[AEIOUÉÎH].*");
        }
        if (of.endsWith("s ")) {
            return name.matches(".*s( .*)?");
        }
        return !MASCULINE.contains(of) || !name.matches("(Rep|Rép|Fed|Féd).*");
    }

    private static String inGender(String language, String adjective, String gender) {
        Map<String, String> endings = ENDING.getOrDefault(language, Map.of());
        String ending = endings.get(gender);
        return ending == null ? adjective : adjective.substring(0, adjective.length() - 2) + ending;
    }
}

package io.dyadwatch.tagging.coverage;

import io.dyadwatch.contracts.ActorType;
import io.dyadwatch.contracts.MentionKind;
import io.dyadwatch.tagging.inflect.Form;
import io.dyadwatch.tagging.inflect.GrammaticalCase;
import io.dyadwatch.tagging.inflect.GrammaticalNumber;
import io.dyadwatch.tagging.inflect.Hint;
import io.dyadwatch.tagging.inflect.Inflector;
import io.dyadwatch.tagging.vocabulary.ActorEntry;
import io.dyadwatch.tagging.vocabulary.Affiliation;
import io.dyadwatch.tagging.vocabulary.Affiliation.Role;
import io.dyadwatch.tagging.vocabulary.Languages;
import io.dyadwatch.tagging.vocabulary.Spelling;
import io.dyadwatch.tagging.vocabulary.VocabularyContent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How much of the world a vocabulary knows.
 *
 * @param version of the vocabulary
 * @param countries with the territories that ISO 3166 gives a code
 * @param organisations with the ministries that templates make
 * @param persons all that are known, in office or not
 * @param languages a row for each
 * @param forms of Russian and Ukrainian, a row for each case and number
 * @param roles in how many countries somebody known holds or held an office
 * @param personsByCountry the most first
 */
public record Coverage(
        String version,
        int countries,
        int organisations,
        int persons,
        List<OfLanguage> languages,
        List<OfForm> forms,
        List<OfRole> roles,
        List<OfCountry> personsByCountry) {

    /**
     * What is known in one language. What the vocabulary writes alike in all languages counts in those of its script.
     *
     * @param countries with a name
     * @param demonymCountries countries with a demonym
     * @param names of countries, as the vocabulary writes them: without inflection
     * @param demonyms of all actors, as the vocabulary writes them
     * @param metonyms of all actors, as the vocabulary writes them
     * @param organisations with a name
     * @param persons with a name
     * @param spellings of all actors that a text may have, inflected
     * @param topics with a pattern
     */
    public record OfLanguage(
            String language,
            int countries,
            int demonymCountries,
            int names,
            int demonyms,
            int metonyms,
            int organisations,
            int persons,
            int spellings,
            int topics) {}

    /**
     * How many forms a case and number have, of countries.
     *
     * @param names forms of names
     * @param demonyms forms of demonyms
     */
    public record OfForm(
            String language, GrammaticalCase grammaticalCase, GrammaticalNumber number, int names, int demonyms) {}

    /** In how many countries somebody holds or held an office. */
    public record OfRole(Role role, int countries) {}

    /** How many persons speak or spoke for a country. */
    public record OfCountry(String id, int persons) {}

    public static Coverage of(VocabularyContent content) {
        return new Coverage(
                content.version(),
                (int) ofType(content, ActorType.COUNTRY).count(),
                (int) ofType(content, ActorType.ORGANISATION).count(),
                (int) ofType(content, ActorType.PERSON).count(),
                Languages.ALL.stream()
                        .map(language -> language(content, language))
                        .toList(),
                Stream.of("ru", "uk")
                        .flatMap(language -> forms(content, language).stream())
                        .toList(),
                Stream.of(Role.values()).map(role -> role(content, role)).toList(),
                personsByCountry(content));
    }

    /** Spellings of an actor that a text in a language may be expected to have. */
    public static Stream<Spelling> spellings(ActorEntry actor, String language) {
        boolean cyrillic = language.equals("ru") || language.equals("uk");
        return actor.spellings().stream()
                .filter(spelling -> spelling.language().equals(language)
                        || (spelling.language().equals(Languages.ANY) && isCyrillic(spelling.text()) == cyrillic));
    }

    private static boolean isCyrillic(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC);
    }

    private static Stream<ActorEntry> ofType(VocabularyContent content, ActorType type) {
        return content.actors().stream().filter(actor -> actor.type() == type);
    }

    private static OfLanguage language(VocabularyContent content, String language) {
        return new OfLanguage(
                language,
                having(ofType(content, ActorType.COUNTRY), language, MentionKind.NAME),
                having(ofType(content, ActorType.COUNTRY), language, MentionKind.DEMONYM),
                written(ofType(content, ActorType.COUNTRY), language, MentionKind.NAME),
                written(content.actors().stream(), language, MentionKind.DEMONYM),
                written(content.actors().stream(), language, MentionKind.METONYM),
                having(ofType(content, ActorType.ORGANISATION), language, MentionKind.NAME),
                having(ofType(content, ActorType.PERSON), language, MentionKind.NAME),
                (int) content.actors().stream()
                        .flatMap(actor -> spellings(actor, language))
                        .count(),
                (int) content.topics().stream()
                        .filter(topic -> topic.isIn(language, content.lists()))
                        .count());
    }

    private static int having(Stream<ActorEntry> actors, String language, MentionKind kind) {
        return (int) actors.filter(actor -> spellings(actor, language).anyMatch(spelling -> spelling.kind() == kind))
                .count();
    }

    private static int written(Stream<ActorEntry> actors, String language, MentionKind kind) {
        return (int) actors.flatMap(actor -> nominatives(actor, language, kind)).count();
    }

    private static Stream<String> nominatives(ActorEntry actor, String language, MentionKind kind) {
        return spellings(actor, language)
                .filter(spelling -> spelling.kind() == kind)
                .map(Spelling::nominative)
                .distinct();
    }

    private static List<OfForm> forms(VocabularyContent content, String language) {
        Inflector inflector = Inflector.of(language);
        List<Form> names = ofType(content, ActorType.COUNTRY)
                .flatMap(actor -> nominatives(actor, language, MentionKind.NAME))
                .flatMap(name -> inflector.name(name, Hint.NONE).stream())
                .toList();
        List<Form> demonyms = ofType(content, ActorType.COUNTRY)
                .flatMap(actor -> nominatives(actor, language, MentionKind.DEMONYM))
                .flatMap(demonym -> inflector.word(demonym, Hint.NONE).stream())
                .toList();
        List<OfForm> rows = new ArrayList<>();
        for (GrammaticalNumber number : GrammaticalNumber.values()) {
            for (GrammaticalCase one : GrammaticalCase.values()) {
                OfForm row = new OfForm(language, one, number, count(names, one, number), count(demonyms, one, number));
                if (row.names() + row.demonyms() > 0) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static int count(List<Form> forms, GrammaticalCase one, GrammaticalNumber number) {
        return (int) forms.stream()
                .filter(form -> form.grammaticalCase() == one && form.number() == number)
                .count();
    }

    private static OfRole role(VocabularyContent content, Role role) {
        Set<String> countries = countries(content);
        Set<String> found = new HashSet<>();
        for (ActorEntry actor : content.actors()) {
            for (Affiliation affiliation : actor.affiliations()) {
                if (affiliation.role() == role && countries.contains(affiliation.actor())) {
                    found.add(affiliation.actor());
                }
            }
        }
        return new OfRole(role, found.size());
    }

    private static List<OfCountry> personsByCountry(VocabularyContent content) {
        Set<String> countries = countries(content);
        Map<String, Integer> persons = new HashMap<>();
        ofType(content, ActorType.PERSON)
                .flatMap(person -> person.everAffiliated().stream())
                .filter(countries::contains)
                .forEach(country -> persons.merge(country, 1, Integer::sum));
        return persons.entrySet().stream()
                .map(entry -> new OfCountry(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(OfCountry::persons).reversed().thenComparing(OfCountry::id))
                .toList();
    }

    private static Set<String> countries(VocabularyContent content) {
        return new HashSet<>(
                ofType(content, ActorType.COUNTRY).map(ActorEntry::id).toList());
    }
}

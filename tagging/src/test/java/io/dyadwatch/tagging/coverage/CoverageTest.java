package io.dyadwatch.tagging.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.ActorType;
import io.dyadwatch.contracts.MentionKind;
import io.dyadwatch.tagging.Vocabulary;
import io.dyadwatch.tagging.coverage.Coverage.OfLanguage;
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
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the packaged vocabulary must know. The list of ISO 3166 is the JDK's, here and in no code that runs. */
class CoverageTest {
    private static final Vocabulary VOCABULARY = Vocabulary.packaged();
    private static final Coverage COVERAGE = Coverage.of(VOCABULARY.content());

    /** Uninhabited, or inhabited by garrisons and scientists: nobody is called after them. */
    private static final Set<String> NO_PEOPLE = Set.of("AQ", "BV", "GS", "HM", "IO", "TF", "UM");

    /** Dependent territories whose people no language here has a word of its own for that the press uses. */
    private static final Set<String> NO_WORD = Set.of(
            "AI", "AS", "BL", "BQ", "CC", "CX", "MP", "MS", "NF", "PM", "PN", "SH", "SJ", "SX", "TC", "TK", "VG", "VI",
            "WF");

    /**
     * Dependent and associated territories, and three states, whose people a language speaks of by a phrase with the
     * name in it, such as "the people of Guernsey", or by a word that means another people.
     */
    private static final Map<String, Set<String>> NO_WORD_IN = Map.of(
            "es", Set.of("AX", "CK", "GG", "GP", "IM", "JE", "KY", "MF", "NU", "PF", "RE", "YT"),
            // Dominicans are mostly those of the Dominican Republic; "Vatican" is the name itself.
            "en", Set.of("AX", "DM", "GF", "GG", "GP", "JE", "MF", "MQ", "PF", "RE", "VA", "YT"),
            "pt", Set.of("AX", "CK", "GG", "GP", "GU", "IM", "JE", "KY", "MF", "NU", "RE", "YT"),
            "fr", Set.of("AX", "CK", "FK", "GU", "NU"),
            "ru", Set.of("CK", "CW", "GG", "IM", "JE", "KY", "MF", "MO", "MQ", "NU", "PF", "RE", "SB", "YT"),
            "uk", Set.of("CK", "CW", "GG", "IM", "JE", "KY", "MF", "MO", "MQ", "NU", "PF", "RE", "SB", "YT"));

    @ParameterizedTest
    @ValueSource(strings = {"es", "en", "pt", "fr", "ru", "uk"})
    void names_every_country_of_ISO_3166_and_its_people(String language) {
        Set<String> named = new HashSet<>();
        Set<String> withPeople = new HashSet<>();
        for (ActorEntry actor : VOCABULARY.content().actors()) {
            String code = actor.node().path("code").asText();
            Coverage.spellings(actor, language).map(Spelling::kind).forEach(kind -> {
                if (kind == MentionKind.NAME) {
                    named.add(code);
                } else if (kind == MentionKind.DEMONYM) {
                    withPeople.add(code);
                }
            });
        }
        Set<String> expected = new HashSet<>(Set.of(Locale.getISOCountries()));

        assertThat(named).containsAll(expected);
        expected.removeAll(NO_PEOPLE);
        expected.removeAll(NO_WORD);
        expected.removeAll(NO_WORD_IN.getOrDefault(language, Set.of()));
        assertThat(withPeople).containsAll(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "uk"})
    void has_every_countrys_name_in_six_cases_and_its_people_in_both_numbers(String language) {
        Set<GrammaticalCase> six = EnumSet.complementOf(EnumSet.of(GrammaticalCase.VOCATIVE));
        Inflector inflector = Inflector.of(language);
        for (ActorEntry actor : VOCABULARY.content().actors()) {
            Coverage.spellings(actor, language)
                    .filter(spelling -> actor.type() == ActorType.COUNTRY)
                    .forEach(spelling -> {
                        boolean isName = spelling.kind() != MentionKind.DEMONYM;
                        List<Form> forms = isName
                                ? inflector.name(spelling.nominative(), Hint.NONE)
                                : inflector.word(spelling.nominative(), Hint.NONE);

                        assertThat(forms)
                                .as(spelling.nominative())
                                .extracting(Form::grammaticalCase)
                                .containsAll(six);
                    });
        }
        assertThat(COVERAGE.forms())
                .filteredOn(form -> form.language().equals(language) && six.contains(form.grammaticalCase()))
                .allMatch(form -> form.demonyms() >= 500)
                .filteredOn(form -> form.number() == GrammaticalNumber.SINGULAR)
                .hasSize(6)
                .allMatch(form -> form.names() >= 450 && form.demonyms() >= 1000);
    }

    @Test
    void knows_who_leads_and_speaks_for_at_least_sixty_countries() {
        Set<String> led = new HashSet<>();
        Set<String> spokenFor = new HashSet<>();
        for (ActorEntry actor : VOCABULARY.content().actors()) {
            for (Affiliation affiliation : actor.affiliations()) {
                if (affiliation.role() == Role.HEAD_OF_STATE || affiliation.role() == Role.HEAD_OF_GOVERNMENT) {
                    led.add(affiliation.actor());
                } else if (affiliation.role() == Role.FOREIGN_MINISTER) {
                    spokenFor.add(affiliation.actor());
                }
            }
        }

        assertThat(led).hasSizeGreaterThanOrEqualTo(60);
        assertThat(spokenFor).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void knows_as_much_in_every_language() {
        assertThat(COVERAGE.languages()).extracting(OfLanguage::language).containsExactlyElementsOf(Languages.ALL);
        assertThat(COVERAGE.languages()).allSatisfy(language -> {
            assertThat(language.countries()).isEqualTo(COVERAGE.countries());
            assertThat(language.organisations()).isGreaterThanOrEqualTo(500);
            assertThat(language.persons()).isGreaterThanOrEqualTo(1000);
            assertThat(language.metonyms()).isGreaterThanOrEqualTo(150);
            assertThat(language.topics()).isGreaterThanOrEqualTo(10);
        });
    }
}

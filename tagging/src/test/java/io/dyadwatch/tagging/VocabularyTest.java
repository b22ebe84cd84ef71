package io.dyadwatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyadwatch.contracts.ActorType;
import io.dyadwatch.contracts.VocabularyEntry;
import io.dyadwatch.tagging.text.Words;
import io.dyadwatch.tagging.vocabulary.InvalidVocabulary;
import io.dyadwatch.tagging.vocabulary.VocabularyFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {
    private static final String RULES = "- id: surname\n  notAfter: [\"<name>\"]\n";

    @Test
    void knows_every_country_of_ISO_3166() {
        Set<String> codes = new HashSet<>();
        for (VocabularyFile file : Vocabulary.packagedFiles()) {
            Matcher code = Pattern.compile("code: \"([A-Z]{2})\"").matcher(file.content());
            while (code.find()) {
                codes.add(code.group(1));
            }
        }

        assertThat(codes).containsAll(Set.of(Locale.getISOCountries()));
    }

    @ParameterizedTest
    @CsvSource({
        "united-states, COUNTRY",
        "north-korea, COUNTRY",
        "ohchr, ORGANISATION",
        "russian-foreign-ministry, ORGANISATION",
        "nicolas-maduro, PERSON"
    })
    void lists_its_actors(String id, ActorType type) {
        assertThat(Vocabulary.packaged().entries())
                .anyMatch(entry -> entry.id().equals(id) && entry.type() == type && !entry.disabled());
    }

    @Test
    void lists_its_topics_after_its_actors_and_each_key_once() {
        List<VocabularyEntry> entries = Vocabulary.packaged().entries();

        assertThat(entries).extracting(VocabularyEntry::key).doesNotHaveDuplicates();
        assertThat(entries).extracting(VocabularyEntry::key).isSorted();
        assertThat(entries)
                .extracting(VocabularyEntry::key)
                .contains("topic/military-cooperation", "topic/sanctions", "topic/un-human-rights-office");
    }

    @Test
    void keeps_its_version_when_only_layout_and_comments_change() {
        List<VocabularyFile> files = new ArrayList<>();
        for (VocabularyFile file : Vocabulary.packagedFiles()) {
            files.add(new VocabularyFile(file.name(), "# a comment\n" + file.content() + "\n"));
        }
        Collections.reverse(files);

        assertThat(Vocabulary.of(files).version())
                .isEqualTo(Vocabulary.packaged().version())
                .hasSize(64);
    }

    @Test
    void changes_its_version_with_its_content() {
        assertThat(actors("- {id: a, type: country, name: A, names: {es: [Aland]}}")
                        .version())
                .isNotEqualTo(actors("- {id: a, type: country, name: A, names: {es: [Alund]}}")
                        .version());
    }

    @Test
    void reads_words_that_yaml_takes_for_truth_values() {
        Vocabulary vocabulary = actors("- {id: \"no\", type: country, name: No, names: {es: [Yes, On]}}");

        assertThat(new Tagger(vocabulary)
                        .find(null, Words.of("Yes and On."), "es")
                        .actors(LocalDate.EPOCH))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- {id: A B, type: country, name: A, names: {es: [A]}} | line 1, entry A B, field id",
                "- {id: a, type: planet, name: A, names: {es: [A]}} | field type: must be country, person or organisation",
                "- {id: a, type: country, names: {es: [A]}} | field name: is required",
                "- {id: a, type: country, name: A} | field names: must hold at least one",
                "- {id: a, type: country, name: A, names: {es: [A], xx: [B]}} | field names.xx: is no language",
                "- {id: a, type: country, name: A, names: {es: ['...']}} | names.es[0]: must have a letter",
                "- {id: a, type: country, name: A, names: {es: [{text: A, colour: red}]}} | names.es[0], field colour: is not known",
                "- {id: a, type: country, name: A, names: {es: [{text: A, rule: nope}]}} | names the rule nope",
                "- {id: a, type: country, name: A, names: {es: [{text: A, with: [b]}]}} | names b, which is no actor",
                "- {id: a, type: country, name: A, names: {es: [{text: A, after: ['<what>']}]}} | no such kind",
                "- {id: a, type: country, name: A, names: {es: [A]}, wikidata: 7} | field wikidata: must be a text",
                "- {id: a, type: country, name: A, names: {es: [A]}, affiliations: [b]} | names b, which is no actor",
                "- [1 | is not valid YAML",
                "id: a | must be a list"
            })
    void refuses_an_entry_naming_file_line_and_field(String yaml, String problem) {
        assertThatThrownBy(() -> actors(yaml))
                .isInstanceOf(InvalidVocabulary.class)
                .hasMessageStartingWith("actors/mine.yaml, line ")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "affiliations: [{actor: a, role: king}] | affiliations[0], field role: must be head-of-state,",
                "affiliations: [{role: other}] | affiliations[0], field actor: is required",
                "affiliations: [{actor: a, since: 2001}] | affiliations[0], field since: is not known here",
                "affiliations: [{actor: a, from: soon}] | affiliations[0], field from: must be a day, a month or a year",
                "affiliations: [{actor: a, to: 2024-13}] | affiliations[0], field to: must be a day, a month or a year",
                "affiliations: [{actor: a, from: 2024-05-02, to: 2024-04}] | affiliations[0], field to: must not be before from",
                "affiliations: [7] | affiliations[0]: must be an object",
                "affiliations: a | field affiliations: must be a list",
                "gender: x | field gender: must be m, f or n",
                "family: {xx: [B]} | field family.xx: is no language of the vocabulary",
                "family: {ru: Б} | field family.ru: must be a list",
                "family: [7] | field family[0]: must be a text",
                "family: ['-'] | field family: must have a letter or a digit",
                "given: [Ann] | field family: is required beside given",
                "familyAlone: maybe | field familyAlone: must be true or false",
                "familyRule: nope, family: [B] | field familyRule: names the rule nope",
                "demonyms: {ru: [{text: б, gender: 7}]} | field demonyms.ru[0], field gender: must be a text",
                "demonyms: {ru: [{text: б, plural: 7}]} | field demonyms.ru[0], field plural: must be true or false",
                "demonyms: {ru: ['...']} | field demonyms.ru[0]: must have a letter or a digit",
                "demonyms: {es: [{text: B, case: upper}]} | field demonyms.es[0], field case: must be any, initial or exact",
                "demonyms: {es: [{case: any}]} | field demonyms.es[0], field text: is required",
                "demonyms: {es: [{text: B, notAfter: ['@nope']}]} | field demonyms.es[0], field notAfter: names the list @nope",
                "metonyms: [B] | field metonyms: must be an object"
            })
    void refuses_a_field_of_an_actor_naming_it(String field, String problem) {
        assertThatThrownBy(() -> actors("- {id: a, type: person, name: A, names: {es: [A]}, " + field + "}"))
                .isInstanceOf(InvalidVocabulary.class)
                .hasMessageStartingWith("actors/mine.yaml, line 1, entry a, field ")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lists/l | - {id: l, language: xx, words: [a]} | field language: is no language of the vocabulary",
                "lists/l | - {language: es, words: [a]} | field id: is required",
                "lists/l | - {id: l, words: ['@l']} | field words: goes round in a circle: l",
                "lists/l | - {id: l, words: ['@m']}\\n- {id: m, words: ['@l']} | field words: goes round in a circle: l, m",
                "lists/l | - {id: l, words: ['<what>']} | field words: has an item that cannot be matched",
                "lists/l | - {id: l, language: ru, words: ['~...']} | field words: has an item that cannot be matched",
                "lists/l | - {id: l, language: es, words: ['~a']} | field words: has ~a, but only words of ru or uk are declined",
                "lists/l | - {id: l, words: a} | field words: must be a list",
                "themes | - {id: t, words: ['@none']} | field words: names the list @none, which is not there",
                "themes | - {id: t, words: [a], atLeast: 0} | field atLeast: must be 1 or more",
                "themes | - {id: t, words: [a]}\\n- {id: t, words: [b]} | field id: is given twice",
                "rules | - {id: r, exceptions: [{theme: none}]} | field exceptions: names the theme none, which is not there",
                "rules | - {id: r, exceptions: [{notAfter: [a]}]} | field exceptions[0], field theme: is required",
                "rules | - {id: r, exceptions: [{theme: t, near: [a]}]} | field exceptions[0], field near: is not known here",
                "rules | - {id: r}\\n- {id: r} | field id: is given twice",
                "topics/t | - {id: t, name: T, sets: {s: {xx: [a]}}, patterns: [{find: [s]}]} | field sets.s.xx: is no language",
                "topics/t | - {id: t, name: T, sets: {s: {es: a}}, patterns: [{find: [s]}]} | field sets.s.es: must be a list",
                "topics/t | - {id: t, name: T, sets: {s: [a]}, patterns: [{find: [x]}]} | field patterns[0], field find: names x, which is no set",
                "topics/t | - {id: t, name: T, sets: {s: [a]}, patterns: [{find: [s], language: xx}]} | field language: names xx, which is no language",
                "topics/t | - {id: t, name: T, sets: {s: [a]}, patterns: [{find: [s], gap: -1}]} | field gap: must be a whole number, 0 or more",
                "topics/t | - {id: t, name: T, sets: {s: [a]}} | field patterns: must hold at least one",
                "topics/t | - {id: t, name: T, patterns: [{mentions: [nobody]}]} | field mentions: names nobody, which is no actor",
                "blocks/b | - {id: b, language: xx, names: [A]} | field language: is no language of the vocabulary",
                "boilerplate/b | - {phrases: [a], region: roof} | field region: must be title, lead,",
                "boilerplate/b | - {about: nothing} | field phrases: must be given, unless numbersOnly is",
                "boilerplate/b | - {phrases: [a], afterShare: 2} | field afterShare: must be a number from 0 to 1"
            })
    void refuses_a_field_of_any_other_file_naming_it(String file, String yaml, String problem) {
        List<VocabularyFile> files = new ArrayList<>();
        files.add(new VocabularyFile(file + ".yaml", yaml.replace("\\n", "\n")));
        if (!file.equals("rules")) {
            files.add(new VocabularyFile("rules.yaml", RULES));
        }
        if (!file.equals("themes")) {
            files.add(new VocabularyFile("themes.yaml", "- {id: t, words: [a]}"));
        }

        assertThatThrownBy(() -> Vocabulary.of(files))
                .isInstanceOf(InvalidVocabulary.class)
                .hasMessageStartingWith(file + ".yaml, line ")
                .hasMessageContaining(problem);
    }

    @Test
    void names_the_line_on_which_the_entry_begins() {
        assertThatThrownBy(() ->
                        actors("- {id: a, type: country, name: A, names: {es: [A]}}\n\n- id: b\n  typ: country\n"))
                .hasMessageStartingWith("actors/mine.yaml, line 3, entry b, field typ: is not known here");
    }

    @Test
    void refuses_an_id_given_twice_and_a_file_it_does_not_know() {
        String entry = "- {id: a, type: country, name: A, names: {es: [A]}}\n";

        assertThatThrownBy(() -> actors(entry + entry)).hasMessageContaining("field id: is given twice");
        assertThatThrownBy(() -> Vocabulary.of(List.of(new VocabularyFile("notes.yaml", "[]"))))
                .hasMessageContaining("notes.yaml: is no file of a vocabulary");
    }

    private static Vocabulary actors(String yaml) {
        return Vocabulary.of(
                List.of(new VocabularyFile("rules.yaml", RULES), new VocabularyFile("actors/mine.yaml", yaml)));
    }
}

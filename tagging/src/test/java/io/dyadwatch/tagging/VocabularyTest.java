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

package io.dyadwatch.tagging.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.tagging.Vocabulary;
import io.dyadwatch.tagging.vocabulary.VocabularyFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyCheckTest {
    private static final VocabularyFile RULES =
            new VocabularyFile("rules.yaml", "- {id: surname, notAfter: [\"<name>\"]}\n");

    @Test
    void finds_nothing_wrong_with_the_packaged_vocabulary() {
        VocabularyCheck check = VocabularyCheck.of(Vocabulary.packagedFiles());

        assertThat(check.problems()).isEmpty();
        assertThat(check.vocabulary().map(Vocabulary::version))
                .contains(Vocabulary.packaged().version());
    }

    @Test
    void tells_the_first_problem_of_every_entry_of_every_file() {
        VocabularyCheck check = check(
                new VocabularyFile("actors/a.yaml", """
                        - {id: a, type: planet, name: A, names: {es: [A]}}
                        - {id: b, type: country, name: B, names: {es: [B]}}
                        - {id: c, type: country, names: {es: [{text: C, rule: broken}]}}
                        """),
                new VocabularyFile("actors/b.yaml", "- ["),
                new VocabularyFile("notes.yaml", "[]"),
                new VocabularyFile("lists/l.yaml", "- {id: l, words: [\"@nowhere\"]}"),
                new VocabularyFile("rules.yaml", "- {id: surname}\n- {id: broken, colour: red}"));

        assertThat(check.problems())
                .containsExactlyInAnyOrder(
                        "actors/a.yaml, line 1, entry a, field type: must be country, person or organisation",
                        "actors/a.yaml, line 3, entry c, field name: is required",
                        "notes.yaml: is no file of a vocabulary",
                        "lists/l.yaml, line 1, entry l, field words: names the list @nowhere, which is not there",
                        "rules.yaml, line 2, entry broken, field colour: is not known here",
                        check.problems().stream()
                                .filter(problem -> problem.startsWith("actors/b.yaml, line 1: is not valid YAML"))
                                .findFirst()
                                .orElse("a problem of actors/b.yaml"));
        assertThat(check.vocabulary()).isEmpty();
    }

    @Test
    void looks_at_what_entries_say_of_each_other_once_each_by_itself_is_right() {
        VocabularyCheck check = check(new VocabularyFile("actors/a.yaml", """
                - {id: a, type: country, name: A, names: {es: [A]}, affiliations: [x]}
                - {id: b, type: country, name: B, names: {es: [B]}, affiliations: [y]}
                """));

        assertThat(check.problems())
                .containsExactly(
                        "actors/a.yaml, line 1, entry a, field affiliations: names x, which is no actor",
                        "actors/a.yaml, line 2, entry b, field affiliations: names y, which is no actor");
    }

    @Test
    void warns_of_names_that_are_never_found_and_of_languages_without_words() {
        VocabularyCheck check = check(
                new VocabularyFile("actors/a.yaml", """
                        - {id: a, type: organisation, name: A, names: {es: [Alfa], ru: [Альфа]}}
                        - {id: b, type: organisation, name: B, names: {es: [Alfa, {text: Beta, case: any}], en: [Alfa]}}
                        - {id: c, type: organisation, name: C, names: {es: [Gama], pt: [Gama]}}
                        """),
                new VocabularyFile("blocks/b.yaml", "- {id: b, language: es, names: [Gama, Beta]}"),
                new VocabularyFile("topics/t.yaml", """
                        - {id: t, name: T, sets: {words: {es: [uno], uk: ["~один"]}}, patterns: [{find: [words]}]}
                        """));

        assertThat(check.problems()).isEmpty();
        assertThat(check.warnings())
                .containsExactly(
                        "actors/a.yaml, line 2, entry b: \"Alfa\" (es) without a rule also names a",
                        "actors/a.yaml, line 3, entry c: \"Gama\" (es) never counts: a block of the same spelling swallows it",
                        "topics/t.yaml, line 1, entry t: has no words in en, pt, fr, ru");
    }

    private static VocabularyCheck check(VocabularyFile... files) {
        List<VocabularyFile> all = new ArrayList<>(List.of(files));
        if (all.stream().noneMatch(file -> file.name().equals("rules.yaml"))) {
            all.add(RULES);
        }
        return VocabularyCheck.of(all);
    }
}

package io.dyadwatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.dyadwatch.tagging.text.Words;
import io.dyadwatch.tagging.vocabulary.InvalidVocabulary;
import io.dyadwatch.tagging.vocabulary.VocabularyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A vocabulary may be anything: it is refused with the place and the reason, soon and by no other exception. */
class VocabularyAttackTest {
    private static final String RULES = "- id: surname\n  notAfter: [\"<name>\"]\n";
    private static final String GOOD = "- {id: a, type: country, name: A, names: {es: [Aland]}}\n";
    private static final Duration SOON = Duration.ofSeconds(30);

    record Attack(String name, String file, String yaml, String problem) {
        static Attack actor(String name, String yaml, String problem) {
            return new Attack(name, "actors/mine.yaml", yaml, problem);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Attack> attacks() {
        String words = "word ".repeat(500).strip();
        return Stream.of(
                Attack.actor("10 MB", (GOOD + "# " + "x".repeat(100) + "\n").repeat(65_000), "line "),
                Attack.actor("10 MB of one name", named("x".repeat(10_000_000)), "line "),
                Attack.actor("many entries", many(80_000), "characters"),
                Attack.actor("nothing", "", "line 1: must be a list"),
                Attack.actor("only a comment", "# nothing\n", "line 1: must be a list"),
                Attack.actor("a text", "hello", "line 1: must be a list"),
                Attack.actor("a null", "~", "line 1: must be a list"),
                Attack.actor("entries that are no objects", "- a\n- b\n", "line 1: must be an object"),
                Attack.actor("a null entry", "- ~\n", "line 1: must be an object"),
                Attack.actor("two documents", GOOD + "---\n" + GOOD, "must end where its list ends"),
                Attack.actor("something after the list", "[]\nid: a\n", "line 2"),
                Attack.actor(
                        "an anchor used again", "- {id: &x a, type: country, name: *x, names: {es: [A]}}", "line 1"),
                Attack.actor("a bomb of anchors", bomb(), "line 1"),
                Attack.actor("a merge key", "- {id: a, <<: {type: country}, name: A, names: {es: [A]}}", "field <<"),
                Attack.actor("a field twice", "- {id: a, id: b, type: country, name: A, names: {es: [A]}}", "line 1"),
                Attack.actor("a tag", "- !!java.util.Date 2020-01-01\n", "line 1"),
                Attack.actor("deep lists", "[".repeat(5_000) + "]".repeat(5_000), "line 1"),
                Attack.actor("deep objects", "- " + "{a: ".repeat(2_000) + "1" + "}".repeat(2_000), "line 1"),
                Attack.actor("deep inside an actor", named("[".repeat(800) + "A" + "]".repeat(800)), "names.es[0]"),
                Attack.actor("a list not closed", "- {id: a", "is not valid YAML"),
                Attack.actor("tabs", "-\tid: a\n\ttype: country\n", "line "),
                Attack.actor("a null character", "- {id: \"a\0b\"}", "is not valid YAML"),
                Attack.actor("a lone surrogate", named("\"\uD83D\""), "is not valid YAML"),
                Attack.actor("an escaped null", named("\"\\0\""), "must have a letter"),
                Attack.actor("a long id", "- {id: " + "a-".repeat(40_000) + "a, type: country}", "field id"),
                Attack.actor("a long name", named("x".repeat(90_000)), "characters"),
                Attack.actor("a name of 500 words", named("w ".repeat(100)), "words"),
                Attack.actor("a Russian name of 500 words", named("ru", words), "characters"),
                Attack.actor("a Russian name with endless ways to decline", named("ru", russian(500)), "characters"),
                Attack.actor(
                        "a long display name", GOOD.replace("name: A", "name: " + "x".repeat(90_000)), "characters"),
                Attack.actor("an alias of signs", named("\"+++\""), "must have a letter or a digit"),
                Attack.actor("an alias of marks", named("\"\\u0301\\u0301\""), "must have a letter or a digit"),
                Attack.actor("an empty alias", named("\"\""), "names.es[0]"),
                Attack.actor("a blank alias", named("\" \""), "names.es[0]"),
                Attack.actor("an alias null", named("~"), "names.es[0]"),
                Attack.actor("an alias that is a number", named("7"), "names.es[0]"),
                Attack.actor("an alias that is a list", named("[A]"), "names.es[0]"),
                Attack.actor("names null", "- {id: a, type: country, name: A, names: ~}", "field names"),
                Attack.actor("names a list", "- {id: a, type: country, name: A, names: [A]}", "field names"),
                Attack.actor("names a text", "- {id: a, type: country, name: A, names: A}", "field names"),
                Attack.actor(
                        "a language of names null", "- {id: a, type: country, name: A, names: {es: ~}}", "names.es"),
                Attack.actor(
                        "an id that is a list", "- {id: [a], type: country, name: A, names: {es: [A]}}", "field id"),
                Attack.actor("a type null", "- {id: a, type: ~, name: A, names: {es: [A]}}", "field type"),
                Attack.actor("affiliations a text", GOOD.replace("}}", "}, affiliations: a}"), "field affiliations"),
                Attack.actor("an affiliation a number", GOOD.replace("}}", "}, affiliations: [7]}"), "affiliations[0]"),
                Attack.actor(
                        "a day that is none",
                        GOOD.replace("}}", "}, affiliations: [{actor: a, from: 2026-02-30}]}"),
                        "field from"),
                Attack.actor(
                        "a year out of range",
                        GOOD.replace("}}", "}, affiliations: [{actor: a, from: 99999999999999999999}]}"),
                        "field from"),
                Attack.actor(
                        "a person of many names",
                        "- {id: a, type: person, name: A, given: [" + letters(2_000) + "], family: [" + letters(2_000)
                                + "]}",
                        "too many"),
                Attack.actor(
                        "a Russian person of many names",
                        "- {id: a, type: person, name: A, given: {ru: [" + letters(300) + "]}, family: {ru: ["
                                + letters(300) + "]}}",
                        "too many"),
                Attack.actor("unknown field in an alias", named("{text: A, colour: red}"), "field colour"),
                Attack.actor("case a flag", named("{text: A, case: true}"), "field case"),
                Attack.actor("later a text", named("{text: A, later: \"true\"}"), "field later"),
                Attack.actor("after a text", named("{text: A, after: B}"), "field after"),
                Attack.actor("after a list of lists", named("{text: A, after: [[B]]}"), "after[0]"),
                Attack.actor("after a long phrase", named("{text: A, after: [" + "w ".repeat(100) + "]}"), "words"),
                Attack.actor("texts empty", named("{texts: []}"), "names"),
                new Attack("a list of itself", "lists/l.yaml", "- {id: l, words: [\"@l\"]}", "goes round"),
                new Attack(
                        "a list of a list that is not there",
                        "lists/l.yaml",
                        "- {id: l, words: [\"@m\"]}",
                        "not there"),
                new Attack("a long circle", "lists/l.yaml", chain(3_000, "@l0"), "line "),
                new Attack("lists inside lists without end", "lists/l.yaml", chain(5_000, "end"), "line "),
                new Attack("a list without an id", "lists/l.yaml", "- {words: [a]}", "field id"),
                new Attack("a list of numbers", "lists/l.yaml", "- {id: l, words: [1]}", "words[0]"),
                new Attack("a list of nothing", "lists/l.yaml", "- {id: l, words: [\"@\"]}", "words"),
                new Attack("a kind unknown", "lists/l.yaml", "- {id: l, words: [\"<what>\"]}", "no such kind"),
                new Attack(
                        "a list in a language unknown",
                        "lists/l.yaml",
                        "- {id: l, language: de, words: [a]}",
                        "language"),
                new Attack(
                        "a share that is no number",
                        "boilerplate/b.yaml",
                        cue("afterShare: .nan"),
                        "is not valid YAML"),
                new Attack("a share without end", "boilerplate/b.yaml", cue("afterShare: 1e999"), "afterShare"),
                new Attack("a number too large", "boilerplate/b.yaml", cue("maxWords: 99999999999"), "maxWords"),
                new Attack("a number below 0", "boilerplate/b.yaml", cue("following: -1"), "following"),
                new Attack("a region unknown", "boilerplate/b.yaml", cue("region: sky"), "region"),
                new Attack("a cue of signs", "boilerplate/b.yaml", "- {phrases: [\"...\"]}", "phrases[0]"),
                new Attack("a rule null", "rules.yaml", "- ~\n", "must be an object"),
                new Attack("a rule twice", "rules.yaml", RULES + "- {id: surname}\n", "given twice"),
                new Attack("a rule's theme unknown", "rules.yaml", "- {id: r, exceptions: [{theme: t}]}", "theme t"),
                new Attack("a theme of none", "themes.yaml", "- {id: t, words: [a], atLeast: 0}", "atLeast"),
                new Attack("a language unknown", "languages.yaml", "- {id: xx, words: [a]}", "field id"),
                new Attack(
                        "letters of no alphabet",
                        "languages.yaml",
                        "- {id: es, words: [a], letters: \"中\"}",
                        "letters"),
                new Attack("a language by a list", "languages.yaml", "- {id: es, words: [\"@nope\"]}", "words"),
                new Attack("a topic without patterns", "topics/t.yaml", "- {id: t, name: T}", "patterns"),
                new Attack("a pattern of nothing", "topics/t.yaml", "- {id: t, name: T, patterns: [{}]}", "find"),
                new Attack("a pattern a text", "topics/t.yaml", "- {id: t, name: T, patterns: [a]}", "patterns[0]"),
                new Attack("a set null", "topics/t.yaml", topic("{s: ~}"), "sets"),
                new Attack("a set of itself", "topics/t.yaml", topic("{s: [\"@s\"]}"), "sets"),
                new Attack("a set of sets", "topics/t.yaml", topic("{s: {es: {a: b}}}"), "sets"),
                new Attack(
                        "a topic's actor unknown",
                        "topics/t.yaml",
                        "- {id: t, name: T, patterns: [{mentions: [nobody]}]}",
                        "nobody"),
                new Attack(
                        "a template of gaps",
                        "templates/t.yaml",
                        "- {id: \"t-{name}\", type: organisation, name: T, countries: [a], names: {es: [\""
                                + "{es} ".repeat(40) + "\"]}}",
                        "names.es"),
                new Attack(
                        "a template of a country unknown",
                        "templates/t.yaml",
                        "- {id: t, type: organisation, name: T, countries: [b], names: {es: [T]}}",
                        "countries"),
                new Attack("a block without names", "blocks/b.yaml", "- {names: [~]}", "names[0]"));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void is_refused_naming_file_and_reason(Attack attack) {
        assertTimeoutPreemptively(
                SOON,
                () -> assertThatThrownBy(() -> of(attack.file(), attack.yaml()))
                        .isInstanceOf(InvalidVocabulary.class)
                        .hasMessageStartingWith(attack.file() + ", line ")
                        .hasMessageContaining(attack.problem())
                        .message()
                        .hasSizeLessThan(600));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- {id: a, type: country, name: A, names: {es: [X]}}",
                "- {id: a, type: country, name: A, names: {es: [\"007\", \"1984\"]}}",
                "\uFEFF- {id: a, type: country, name: A, names: {es: [A]}}",
                "- id: a\r\n  type: country\r\n  name: A\r\n  names: {es: [A]}\r\n",
                "%YAML 1.1\n---\n- {id: a, type: country, name: A, names: {es: [A]}}\n...\n",
                "[]"
            })
    void what_is_odd_but_right_is_read(String yaml) {
        assertThatCode(() -> of("actors/mine.yaml", yaml)).doesNotThrowAnyException();
    }

    @Test
    void an_id_given_in_two_files_is_refused_naming_the_second() {
        assertThatThrownBy(() -> Vocabulary.of(List.of(
                        new VocabularyFile("rules.yaml", RULES),
                        new VocabularyFile("actors/b.yaml", GOOD),
                        new VocabularyFile("actors/a.yaml", GOOD))))
                .hasMessageStartingWith("actors/b.yaml, line 1, entry a, field id: is given twice");
    }

    /** Two references in each of thirty lists stand for a thousand million words if each is followed each time. */
    @Test
    void lists_that_name_lists_twice_are_followed_once() {
        StringBuilder lists = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            lists.append("- {id: l" + i + ", words: [\"@l" + (i + 1) + "\", \"@l" + (i + 1) + "\"]}\n");
        }
        lists.append("- {id: l30, words: [Banco]}\n");
        String actor = "- {id: a, type: country, name: A, names: {es: [{text: Aland, notAfter: [\"@l0\"]}]}}";

        List<String> ids = assertTimeoutPreemptively(
                SOON,
                () -> ids(
                        Vocabulary.of(List.of(
                                new VocabularyFile("lists/l.yaml", lists.toString()),
                                new VocabularyFile("rules.yaml", RULES),
                                new VocabularyFile("actors/a.yaml", actor))),
                        "El Banco Aland."));

        assertThat(ids).isEmpty();
    }

    /** A Russian name whose every word can decline in several ways has forms without number. */
    @Test
    void a_name_of_many_words_that_decline_is_read_soon() {
        for (String name : List.of(
                russian(12),
                "Ким-" + "Чен ".repeat(11) + "Ын",
                "Аба ".repeat(12).strip())) {
            assertTimeoutPreemptively(
                    SOON,
                    () -> assertThatCode(() -> {
                                try {
                                    of("actors/mine.yaml", named("ru", name));
                                    of(
                                            "actors/mine.yaml",
                                            "- {id: a, type: person, name: A, given: {ru: [Иван]}, family: {ru: ["
                                                    + name + "]}}");
                                } catch (InvalidVocabulary e) {
                                    assertThat(e).hasMessageContaining("actors/mine.yaml, line 1, entry a, field ");
                                }
                            })
                            .doesNotThrowAnyException());
        }
    }

    @Test
    void a_folder_is_read_as_it_is_mounted(@TempDir Path folder) throws IOException {
        // As Kubernetes mounts a ConfigMap: files are links into a folder of a hidden name.
        Path data = Files.createDirectories(folder.resolve("actors/..2026_11_22"));
        Files.writeString(data.resolve("mine.yaml"), GOOD);
        Files.createSymbolicLink(folder.resolve("actors/..data"), Path.of("..2026_11_22"));
        Files.createSymbolicLink(folder.resolve("actors/mine.yaml"), Path.of("..data/mine.yaml"));
        Files.writeString(folder.resolve("rules.yaml"), RULES);
        Files.writeString(folder.resolve("README.md"), "# mine");
        Files.write(folder.resolve("picture.png"), new byte[] {(byte) 0x89, 'P'});
        Path link = Files.createSymbolicLink(folder.resolveSibling(folder.getFileName() + "-link"), folder);

        try {
            assertThat(ids(Vocabulary.read(folder), "Aland.")).containsExactly("a");
            assertThat(ids(Vocabulary.read(link), "Aland.")).containsExactly("a");
        } finally {
            Files.delete(link);
        }
    }

    @Test
    void a_folder_that_is_itself_a_link_is_followed(@TempDir Path folder) throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Path mine = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(elsewhere.resolve("mine.yaml"), GOOD);
        Files.writeString(mine.resolve("rules.yaml"), RULES);
        Files.createSymbolicLink(mine.resolve("actors"), elsewhere);

        assertThat(ids(Vocabulary.read(mine), "Aland.")).containsExactly("a");
    }

    @Test
    void links_that_go_round_are_refused(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("actors"));
        Files.writeString(folder.resolve("actors/mine.yaml"), GOOD);
        Files.createSymbolicLink(folder.resolve("actors/round"), folder);

        assertThatThrownBy(() -> Vocabulary.read(folder))
                .isInstanceOf(InvalidVocabulary.class)
                .hasMessageContaining("round");
    }

    @Test
    void bytes_that_are_no_text_are_refused_naming_the_file(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("actors"));
        Files.write(folder.resolve("actors/mine.yaml"), (GOOD + "# ñ\n").getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> Vocabulary.read(folder))
                .isInstanceOf(InvalidVocabulary.class)
                .hasMessageStartingWith("actors/mine.yaml, line 2:")
                .hasMessageContaining("UTF-8");
    }

    @Test
    void a_file_larger_than_any_vocabulary_is_not_read(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("actors"));
        Files.write(folder.resolve("actors/mine.yaml"), new byte[40_000_000]);

        assertThatThrownBy(() -> Vocabulary.read(folder))
                .isInstanceOf(InvalidVocabulary.class)
                .hasMessageStartingWith("actors/mine.yaml")
                .hasMessageContaining("bytes");
    }

    @Test
    void a_file_of_another_ending_is_pointed_out(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("actors"));
        Files.writeString(folder.resolve("actors/mine.yml"), GOOD);
        Files.writeString(folder.resolve("rules.yaml"), RULES);

        assertThatThrownBy(() -> Vocabulary.read(folder)).hasMessageContaining("actors/mine.yml");
    }

    private static List<String> ids(Vocabulary vocabulary, String text) {
        List<String> ids = new ArrayList<>();
        new Tagger(vocabulary)
                .find(null, Words.of(text), "es")
                .actors(LocalDate.EPOCH)
                .forEach(actor -> ids.add(actor.id()));
        return ids;
    }

    private static Vocabulary of(String file, String yaml) {
        List<VocabularyFile> files = new ArrayList<>();
        files.add(new VocabularyFile(file, yaml));
        if (!file.equals("rules.yaml")) {
            files.add(new VocabularyFile("rules.yaml", RULES));
        }
        if (!file.startsWith("actors/")) {
            files.add(new VocabularyFile(
                    "actors/good.yaml", "- {id: a, type: country, name: A, names: {es: [Aland, Bland, Cland]}}\n"));
        }
        return Vocabulary.of(files);
    }

    private static String named(String name) {
        return named("es", name);
    }

    private static String named(String language, String name) {
        return "- {id: a, type: country, name: A, names: {" + language + ": [" + name + "]}}";
    }

    private static String many(int entries) {
        return IntStream.range(0, entries)
                .mapToObj(i -> "- {id: a" + i + ", type: country, name: A, names: {}}\n")
                .collect(Collectors.joining());
    }

    private static String letters(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "А" + (char) ('а' + i % 30) + (char) ('а' + i / 30 % 30) + "ев" + i)
                .collect(Collectors.joining(", "));
    }

    private static String russian(int words) {
        return "Союз и Республика ".repeat(words / 3).strip();
    }

    private static String bomb() {
        StringBuilder bomb = new StringBuilder("- {a0: &a0 [x], ");
        for (int i = 1; i < 30; i++) {
            String before = "*a" + (i - 1);
            bomb.append("a" + i + ": &a" + i + " [" + before + "," + before + "], ");
        }
        return bomb.append("z: 1}").toString();
    }

    private static String chain(int lists, String last) {
        StringBuilder chain = new StringBuilder();
        for (int i = 0; i < lists; i++) {
            chain.append("- {id: l" + i + ", words: [\"@l" + (i + 1) + "\"]}\n");
        }
        return chain.append("- {id: l" + lists + ", words: [\"" + last + "\"]}\n")
                .toString();
    }

    private static String cue(String field) {
        return "- {phrases: [a], " + field + "}";
    }

    private static String topic(String sets) {
        return "- {id: t, name: T, sets: " + sets + ", patterns: [{find: [s]}]}";
    }
}

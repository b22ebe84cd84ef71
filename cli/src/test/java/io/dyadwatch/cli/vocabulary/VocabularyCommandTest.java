package io.dyadwatch.cli.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.cli.tag.TagCommand;
import io.dyadwatch.cli.terminal.Screen;
import io.dyadwatch.contracts.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class VocabularyCommandTest {
    private static final String ACTORS = """
            - {id: bordonia, type: country, name: Bordonia, names: {es: [Bordonia, {text: Borda, notAfter: [la]}]}}
            - {id: ana-bor, type: person, name: Ana Bor, given: [Ana], family: [Bor],
               affiliations: [{actor: bordonia, role: head-of-state}]}
            """;

    @TempDir
    private Path folder;

    private final Screen screen = new Screen();

    @Test
    void says_that_a_folder_can_be_used_and_what_it_holds() throws Exception {
        int code = run("check", vocabulary(ACTORS));

        assertThat(code).isZero();
        assertThat(screen.out()).matches("ok version [0-9a-f]{64}, 2 actors, 0 topics, 0 warnings\n");
    }

    @Test
    void prints_every_problem_on_a_line() throws Exception {
        int code = run("check", vocabulary(ACTORS.replace("type", "typ")));

        assertThat(code).isEqualTo(1);
        assertThat(screen.out().lines())
                .containsExactly(
                        "error actors/mine.yaml, line 1, entry bordonia, field typ: is not known here",
                        "error actors/mine.yaml, line 2, entry ana-bor, field typ: is not known here");
    }

    @Test
    void refuses_a_folder_that_is_not_there() {
        assertThat(run("check", "missing")).isEqualTo(2);
        assertThat(run("stats", "missing")).isEqualTo(2);
        assertThat(run("explain", "Bordonia", "--vocabulary", "missing")).isEqualTo(2);
        assertThat(screen.err().lines()).hasSize(3).containsOnly("error: there is no folder missing");
    }

    @Test
    void counts_what_a_vocabulary_knows() throws Exception {
        String vocabulary = vocabulary(ACTORS);

        assertThat(run("stats", vocabulary)).isZero();
        assertThat(screen.out().lines())
                .contains(
                        "1 countries and territories, 0 organisations and ministries, 1 persons",
                        "countries with a name               1        0        0        0        0        0",
                        "bordonia 1");
    }

    @Test
    void writes_the_counts_as_one_json_object() throws Exception {
        run("stats", vocabulary(ACTORS), "-o", "json");

        JsonNode coverage = Json.mapper().readTree(screen.out());
        assertThat(coverage.at("/languages/0/names").asInt()).isEqualTo(2);
        assertThat(coverage.at("/personsByCountry/0/id").asText()).isEqualTo("bordonia");
    }

    @Test
    void tells_which_name_counted_and_what_blocked_the_other() throws Exception {
        int code = run("explain", "Bordonia y la Borda", "--language", "es", "--vocabulary", vocabulary(ACTORS));

        assertThat(code).isZero();
        assertThat(screen.out().lines())
                .contains(
                        "language  es (stated)",
                        "counts Bordonia bordonia name",
                        "blocked Borda bordonia name · forbidden before",
                        "    \"Borda\" (es), actors/mine.yaml, line 1, entry bordonia",
                        "    notAfter: la");
    }

    @Test
    void shows_nothing_of_a_text_that_could_act_on_a_terminal() throws Exception {
        run("explain", "Bordonia \u001B[31m", "--vocabulary", vocabulary(ACTORS));

        assertThat(screen.out()).contains("\uFFFD").doesNotContain("\u001B");
    }

    @Test
    void tags_with_a_folder_in_place_of_the_packaged_vocabulary() throws Exception {
        String articles = Files.writeString(
                        folder.resolve("a.ndjson"), "{\"text\":\"Rusia y Bordonia firman.\",\"language\":\"es\"}")
                .toString();

        int code = new CommandLine(new TagCommand(screen.terminal()))
                .execute(articles, "--vocabulary", vocabulary(ACTORS));

        assertThat(code).isZero();
        JsonNode actors = Json.mapper().readTree(screen.out()).get("actors");
        assertThat(actors).hasSize(1);
        assertThat(actors.at("/0/id").asText()).isEqualTo("bordonia");
    }

    @Test
    void names_file_line_and_field_of_a_vocabulary_that_cannot_tag() throws Exception {
        int code = new CommandLine(new TagCommand(screen.terminal()))
                .execute("--vocabulary", vocabulary(ACTORS.replace("type", "typ")));

        assertThat(code).isEqualTo(2);
        assertThat(screen.out()).isEmpty();
        assertThat(screen.err())
                .isEqualTo("error: actors/mine.yaml, line 1, entry bordonia, field typ: is not known here\n");
    }

    private String vocabulary(String actors) throws IOException {
        Path vocabulary = folder.resolve("vocabulary");
        Files.createDirectories(vocabulary.resolve("actors"));
        Files.writeString(vocabulary.resolve("actors/mine.yaml"), actors);
        Files.writeString(vocabulary.resolve("rules.yaml"), "- {id: surname, notAfter: [\"<name>\"]}\n");
        return vocabulary.toString();
    }

    private int run(String... arguments) {
        return VocabularyCommand.commandLine(screen.terminal()).execute(arguments);
    }
}

package io.dyadwatch.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.cli.terminal.Screen;
import io.dyadwatch.contracts.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvaluateCommandTest {
    private static final String ARTICLE = """
            {"id":"one","text":"Russia and China signed a treaty.","expected":{"language":"en","actors":[\
            {"id":"russia","type":"country","mentions":{"name":1}},{"id":"cuba","type":"country","mentions":{"name":1}}]}}
            """;
    private static final String STORY = """
            {"id":"two","a":{"text":"Nothing to compare."},"b":{"text":"Nothing here."},"same":false}
            """;

    @TempDir
    private Path folder;

    private final Screen screen = new Screen();

    @Test
    void prints_the_figures_and_each_mistake_of_files_of_both_kinds() throws Exception {
        int code = run(file("articles", ARTICLE), file("stories", STORY));

        assertThat(code).isZero();
        assertThat(screen.out().lines())
                .contains(
                        "1 articles, 1 pairs of stories",
                        "actors, by mention                   0.500     0.500     0.500       1       1       1",
                        "  missed  one           cuba name",
                        "  false   one           china name  [China]");
    }

    @Test
    void writes_one_json_object_when_asked_to() throws Exception {
        int code = run(file("articles", ARTICLE), "-o", "json");

        assertThat(code).isZero();
        JsonNode result = Json.mapper().readTree(screen.out());
        assertThat(result.get("rows").get(0).get("measure").asText()).isEqualTo("actors, by mention");
        assertThat(result.get("rows").get(0).get("score").get("f1").asDouble()).isEqualTo(0.5);
        assertThat(result.get("mistakes")).hasSize(2);
    }

    @Test
    void names_file_line_and_field_of_a_bad_line_and_measures_nothing() throws Exception {
        String bad = ARTICLE + ARTICLE.replace("one", "other").replace("\"type\":\"country\"", "\"type\":\"planet\"");

        String file = file("articles", bad);
        int code = run(file);

        assertThat(code).isEqualTo(2);
        assertThat(screen.out()).isEmpty();
        assertThat(screen.err())
                .isEqualTo("error: " + file + ":2: expected.actors[0].type has the wrong type or form\n");
    }

    @Test
    void refuses_an_id_that_stands_twice() throws Exception {
        String first = file("first", ARTICLE);
        String second = file("second", "\n" + ARTICLE);

        assertThat(run(first, second)).isEqualTo(2);
        assertThat(screen.err()).isEqualTo("error: " + second + ":2: id stands in " + first + ":1 already\n");
    }

    @Test
    void says_which_file_is_not_there() {
        assertThat(run("missing.ndjson")).isEqualTo(2);
        assertThat(screen.err()).isEqualTo("error: there is no file missing.ndjson\n");
    }

    @Test
    void shows_nothing_of_a_text_that_could_act_on_a_terminal() throws Exception {
        run(file("articles", ARTICLE.replace("one", "a\\u001bb")));

        assertThat(screen.out()).contains("a\uFFFDb").doesNotContain("\u001B");
    }

    @Test
    void refuses_a_folder_that_is_no_vocabulary() throws Exception {
        String empty = Files.createDirectory(folder.resolve("empty")).toString();

        assertThat(run(file("articles", ARTICLE), "--vocabulary", empty)).isEqualTo(2);
        assertThat(run(file("articles", ARTICLE), "--vocabulary", "missing")).isEqualTo(2);
        assertThat(screen.err().lines())
                .containsExactly("error: " + empty + ": holds no .yaml file", "error: there is no folder missing");
    }

    private String file(String name, String lines) throws IOException {
        return Files.writeString(folder.resolve(name + ".ndjson"), lines).toString();
    }

    private int run(String... arguments) {
        return new CommandLine(new EvaluateCommand(screen.terminal())).execute(arguments);
    }
}

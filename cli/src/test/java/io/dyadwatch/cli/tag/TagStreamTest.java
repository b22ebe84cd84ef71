package io.dyadwatch.cli.tag;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.cli.tag.TagStream.Format;
import io.dyadwatch.cli.terminal.JsonLines;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.ArticleId;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TagStreamTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    @Test
    void writesOneResultALineInTheSameOrderAndErrorsInTheirPlace() throws Exception {
        List<JsonNode> results = tag("""
                {"text":"first"}
                nonsense

                {"title":"no text"}
                {"text":5}
                [1]
                {"text":"last"}
                """, Format.auto);

        assertThat(results).hasSize(6);
        assertThat(results.get(0).at("/article/text").asText()).isEqualTo("first");
        assertThat(results.get(1)).isEqualTo(error("is not valid JSON at column 9", 2));
        assertThat(results.get(2)).isEqualTo(error("text is required", 4));
        assertThat(results.get(3)).isEqualTo(error("text has the wrong type or form", 5));
        assertThat(results.get(4)).isEqualTo(error("must be a JSON object", 6));
        assertThat(results.get(5).at("/article/text").asText()).isEqualTo("last");
    }

    @Test
    void makesUpWhatAnArticleMustHaveAndKeepsWhatItHas() throws Exception {
        String id = "a".repeat(64);

        List<JsonNode> results = tag("""
                {"text":"bare"}
                {"text":"t","id":"%s","source":"s","fetchedAt":"2020-01-01T00:00:00Z","language":"es","via":"feed"}
                {"text":"t","url":"https://example.org/a"}
                """.formatted(id), Format.ndjson);

        JsonNode bare = results.get(0).get("article");
        assertThat(bare.get("id").asText()).isEqualTo(ArticleId.ofContent("local file", null, "bare"));
        assertThat(bare.get("source").asText()).isEqualTo("local file");
        assertThat(bare.get("fetchedAt").asText()).isEqualTo("2026-11-20T09:00:00Z");
        JsonNode full = results.get(1).get("article");
        assertThat(full.get("id").asText()).isEqualTo(id);
        assertThat(full.get("source").asText()).isEqualTo("s");
        assertThat(full.get("fetchedAt").asText()).isEqualTo("2020-01-01T00:00:00Z");
        assertThat(full.get("via").asText()).isEqualTo("feed");
        assertThat(results.get(2).at("/article/id").asText()).isEqualTo(ArticleId.ofUrl("https://example.org/a"));
    }

    @Test
    void anIdThatIsNoHashBecomesItsOwnHash() throws Exception {
        List<JsonNode> results = tag("""
                {"text":"a","id":"es-001"}
                {"text":"b","id":17}
                """, Format.ndjson);

        assertThat(results)
                .extracting(result -> result.at("/article/id").asText())
                .containsExactly(ArticleId.ofForeignId("es-001"), ArticleId.ofForeignId("17"));
    }

    @Test
    void takesAFileThatDoesNotBeginWithABraceForOneText() throws Exception {
        List<JsonNode> results = tag("\n  Dos líneas\nde texto {\n", Format.auto);

        assertThat(results).hasSize(1);
        assertThat(results.get(0).at("/article/text").asText()).isEqualTo("\n  Dos líneas\nde texto {\n");
    }

    @Test
    void takesATextThatBeginsWithABraceForATextWhenToldTo() throws Exception {
        assertThat(tag("{braces}", Format.text).get(0).at("/article/text").asText())
                .isEqualTo("{braces}");
    }

    @Test
    void doesNotStumbleOverAByteOrderMark() throws Exception {
        assertThat(tag("\uFEFF{\"text\":\"a\"}", Format.auto)
                        .get(0)
                        .at("/article/text")
                        .asText())
                .isEqualTo("a");
    }

    @Test
    void repairsWhatIngestWouldRepair() throws Exception {
        assertThat(tag("{\"text\":\"a\\u0000b\\ud800c\\ud83d\\ude00\"}", Format.auto)
                        .get(0)
                        .at("/article/text")
                        .asText())
                .isEqualTo("a\uFFFDb\uFFFDc😀");
    }

    @Test
    void refusesWhatIsNotUtf8() throws Exception {
        byte[] latin = "{\"text\":\"señal\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(tag(latin, Format.auto)).containsExactly(error("is not UTF-8", 1));
        assertThat(tag(latin, Format.text)).containsExactly(error("is not UTF-8", 1));
    }

    @Test
    void saysSoWhenThereIsNoTextAtAll() throws Exception {
        assertThat(tag("", Format.auto)).containsExactly(error("text must not be blank", 1));
        assertThat(tag("", Format.ndjson)).isEmpty();
    }

    private static List<JsonNode> tag(String input, Format format) throws IOException {
        return tag(input.getBytes(StandardCharsets.UTF_8), format);
    }

    private static List<JsonNode> tag(byte[] input, Format format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new TagStream(new ArticleReader(NOW), TagStreamTest::nothingFound, new JsonLines(out, false))
                .run(new ByteArrayInputStream(input), format);
        List<JsonNode> results = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            results.add(Json.mapper().readTree(line));
        }
        return results;
    }

    private static EnrichedArticle nothingFound(Article article) {
        return new EnrichedArticle(
                article, 1, "und", "0".repeat(64), null, List.of(), List.of(), List.of(), List.of(), false);
    }

    private static JsonNode error(String error, int line) {
        return Json.mapper().valueToTree(new TagStream.Refused(error, line));
    }
}

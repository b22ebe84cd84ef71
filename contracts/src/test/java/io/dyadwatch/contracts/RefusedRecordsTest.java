package io.dyadwatch.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefusedRecordsTest {
    private static final ObjectMapper JSON = Json.mapper();

    static Stream<Arguments> articles() {
        return Stream.of(
                refused("no id", a -> a.remove("id"), "id", "is required"),
                refused("an id that is no hash", a -> a.put("id", "9F2C"), "id", "must be 64 lower-case"),
                refused("no text", a -> a.remove("text"), "text", "is required"),
                refused("a null text", a -> a.putNull("text"), "text", "is required"),
                refused("a blank text", a -> a.put("text", " \n"), "text", "must not be blank"),
                refused("a number for a text", a -> a.put("text", 5), "text", "has the wrong type or form"),
                refused("a boolean for a title", a -> a.put("title", true), "title", "has the wrong type or form"),
                refused("an object for a title", a -> a.putObject("title"), "title", "has the wrong type or form"),
                refused(
                        "a text of one byte too many",
                        a -> a.put("text", "é".repeat(256 * 1024) + "e"),
                        "text",
                        "must be at most 524288 bytes of UTF-8"),
                refused("a language that is none", a -> a.put("language", "español"), "language", "BCP 47"),
                refused(
                        "a language of a thousand subtags",
                        a -> a.put("language", "en" + "-aaaaaaaa".repeat(10_000)),
                        "language",
                        "BCP 47"),
                refused("a number for a time", a -> a.put("fetchedAt", 5), "fetchedAt", "wrong type"),
                refused("a time before 1970", a -> a.put("fetchedAt", "1900-01-01T00:00:00Z"), "fetchedAt", "1970"),
                refused(
                        "a year of five digits in UTC",
                        a -> a.put("publishedAt", "9999-12-31T23:59:59-18:00"),
                        "publishedAt",
                        "wrong type"),
                refused("a number for a word", a -> a.put("via", 0), "via", "wrong type"),
                refused("a blank for a boolean", a -> a.put("backfill", " "), "backfill", "wrong type"),
                refused("a time that is none", a -> a.put("publishedAt", "yesterday"), "publishedAt", "wrong type"),
                refused("an unknown via", a -> a.put("via", "pigeon"), "via", "has the wrong type or form"),
                refused("an author that is null", a -> a.putArray("authors").addNull(), "authors[0]", "is required"));
    }

    private static Arguments refused(String what, Consumer<ObjectNode> change, String field, String problem) {
        return Arguments.of(what, change, field, problem);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("articles")
    void an_article_with(String what, Consumer<ObjectNode> change, String field, String problem) throws IOException {
        ObjectNode article = Samples.read("article");
        change.accept(article);

        assertRefused(JSON.writeValueAsBytes(article), Article.class, field, problem);
    }

    @Test
    void a_text_of_exactly_the_bound_is_taken() throws IOException {
        ObjectNode article = Samples.read("article");
        article.put("text", "é".repeat(256 * 1024));

        assertThat(Json.read(JSON.writeValueAsBytes(article), Article.class).text())
                .hasSize(256 * 1024);
    }

    @Test
    void a_field_deep_inside_is_named_with_its_whole_path() throws IOException {
        ObjectNode enriched = Samples.read("enriched-article");
        ((ObjectNode) enriched.at("/actors/0/mentions/1")).put("end", 25);

        assertRefused(
                JSON.writeValueAsBytes(enriched),
                EnrichedArticle.class,
                "actors[0].mentions[1].end",
                "must be at least 26");
    }

    @Test
    void a_name_that_cannot_be_stored_is_refused() throws IOException {
        ObjectNode enriched = Samples.read("enriched-article");
        ((ObjectNode) enriched.at("/actors/0")).put("name", "a\u0000");

        assertRefused(JSON.writeValueAsBytes(enriched), EnrichedArticle.class, "actors[0].name", "U+0000");
    }

    @Test
    void a_pair_out_of_order_is_refused() throws IOException {
        ObjectNode pair = Samples.read("actor-pair");
        pair.putArray("actors").add("russia").add("nicolas-maduro");

        assertRefused(JSON.writeValueAsBytes(pair), ActorPair.class, "actors", "alphabetical order");
    }

    @Test
    void a_change_of_the_vocabulary_that_says_two_things_or_nothing_is_refused() throws IOException {
        ObjectNode both = Samples.read("vocabulary-entry-changed");
        both.put("disabled", true);
        ObjectNode nothing = Samples.read("vocabulary-entry-changed");
        ((ObjectNode) nothing.at("/history/1")).remove("entry");
        ObjectNode unnumbered = Samples.read("vocabulary-entry-changed");
        unnumbered.remove("revision");

        assertRefused(JSON.writeValueAsBytes(both), VocabularyEntry.class, "entry", "unless the entry is disabled");
        assertRefused(JSON.writeValueAsBytes(nothing), VocabularyEntry.class, "history[1].entry", "must stand there");
        assertRefused(JSON.writeValueAsBytes(unnumbered), VocabularyEntry.class, "revision", "is required where");
    }

    @Test
    void a_feed_whose_id_is_not_that_of_its_url_is_refused() throws IOException {
        ObjectNode feed = Samples.read("feed");
        feed.put("url", "https://example.org/another");

        assertRefused(JSON.writeValueAsBytes(feed), Feed.class, "id", "SHA-256 of the url");
    }

    @Test
    void a_state_that_remembers_something_else_than_hashes_is_refused() throws IOException {
        ObjectNode state = Samples.read("feed-state");
        state.putArray("seen").add("https://example.org/a");

        assertRefused(JSON.writeValueAsBytes(state), FeedState.class, "seen[0]", "32 hexadecimal digits");
    }

    @Test
    void bytes_that_are_no_json_are_described_by_place_and_never_repeated() {
        byte[] broken = "{\"text\": \"secret words\", oops}".getBytes(StandardCharsets.UTF_8);

        assertRefused(broken, Article.class, "$", "is not valid JSON at line 1, column")
                .hasMessageNotContaining("secret");
    }

    @Test
    void json_null_is_no_record() {
        assertRefused("null".getBytes(StandardCharsets.UTF_8), Article.class, "$", "must be a JSON object");
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(
            byte[] json, Class<?> record, String field, String problem) {
        return assertThatThrownBy(() -> Json.read(json, record))
                .isInstanceOf(InvalidRecord.class)
                .hasFieldOrPropertyWithValue("field", field)
                .hasMessageContaining(problem);
    }
}

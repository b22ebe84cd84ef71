package io.dyadwatch.tagging.evaluate;

import static io.dyadwatch.tagging.evaluate.Labels.required;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.ArticleId;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Via;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads cases from lines of JSON. A field that no case has is refused: a label that nobody reads would hide mistakes. */
public final class CaseReader {
    /** For texts that do not say when they appeared: persons hold their offices as of then. */
    private static final Instant DATE = Instant.parse("2026-11-20T00:00:00Z");

    private final ObjectMapper mapper = Json.mapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private record ArticleLine(
            @Nullable String id,
            @Nullable String title,
            @Nullable String text,
            @Nullable String language,
            @Nullable Instant publishedAt,
            @Nullable Labels expected,
            @Nullable String note) {}

    private record StoryLine(
            @Nullable String id,
            @Nullable StoryText a,
            @Nullable StoryText b,
            @Nullable Boolean same,
            @Nullable String note) {}

    private record StoryText(
            @Nullable String title,
            @Nullable String text,
            @Nullable String language) {}

    /**
     * A line with {@code text} is a labelled article, one with {@code a} and {@code b} a pair of stories.
     *
     * @param json one JSON object as UTF-8
     * @throws InvalidRecord if it is neither, or a field is missing, unknown or of the wrong form; names the field
     */
    public EvaluationCase read(byte[] json) {
        try {
            JsonNode node = mapper.readTree(json);
            if (node == null || !node.isObject()) {
                throw new InvalidRecord("$", "must be a JSON object");
            }
            if (node.has("a") || node.has("b")) {
                return story(mapper.treeToValue(node, StoryLine.class));
            }
            return article(mapper.treeToValue(node, ArticleLine.class));
        } catch (UnrecognizedPropertyException e) {
            throw new InvalidRecord(Json.describe(e).field(), "is not a field of a case");
        } catch (IOException e) {
            throw Json.describe(e);
        }
    }

    private static LabelledArticle article(ArticleLine line) {
        String id = required("id", line.id);
        Instant date = line.publishedAt == null ? DATE : line.publishedAt;
        return new LabelledArticle(
                id, article(id, line.title, line.text, line.language, date), required("expected", line.expected));
    }

    private static StoryPair story(StoryLine line) {
        String id = required("id", line.id);
        return new StoryPair(
                id,
                article(id, "a", required("a", line.a)),
                article(id, "b", required("b", line.b)),
                required("same", line.same));
    }

    private static Article article(String id, String side, StoryText given) {
        try {
            return article(id + "/" + side, given.title, given.text, given.language, DATE);
        } catch (InvalidRecord e) {
            throw new InvalidRecord(side + "." + e.field(), e.problem());
        }
    }

    private static Article article(
            String id, @Nullable String title, @Nullable String text, @Nullable String language, Instant date) {
        return new Article(
                ArticleId.ofForeignId(id),
                null,
                "evaluation",
                title,
                required("text", text),
                language,
                null,
                date,
                Via.FILE,
                false,
                List.of());
    }
}

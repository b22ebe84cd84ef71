package io.dyadwatch.cli.tag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.ArticleId;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.StoredText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Articles that need have nothing but a text; what else an article must have is made up. */
final class ArticleReader {
    private static final String SOURCE = "local file";

    private final ObjectMapper mapper = Json.mapper();
    private final Instant now;

    /** @param now {@code fetchedAt} of articles that do not have it */
    ArticleReader(Instant now) {
        this.now = now;
    }

    /**
     * An article given as JSON.
     *
     * @throws InvalidRecord if the bytes are no JSON object or a field is refused
     */
    Article ofJson(byte[] json) {
        try {
            JsonNode node = mapper.readTree(utf8(json));
            if (node instanceof ObjectNode given) {
                return mapper.treeToValue(complete(given), Article.class);
            }
            throw new InvalidRecord("$", "must be a JSON object");
        } catch (IOException e) {
            throw Json.describe(e);
        }
    }

    /**
     * An article that is a text and nothing else.
     *
     * @throws InvalidRecord if it is not UTF-8, or blank, or too long
     */
    Article ofText(byte[] text) throws IOException {
        ObjectNode article = mapper.createObjectNode();
        article.put("text", utf8(text));
        return ofJson(mapper.writeValueAsBytes(complete(article)));
    }

    private ObjectNode complete(ObjectNode article) {
        repair(article, "title");
        repair(article, "text");
        if (!article.hasNonNull("source")) {
            article.put("source", SOURCE);
        }
        if (!article.hasNonNull("fetchedAt")) {
            article.put("fetchedAt", now.toString());
        }
        if (!article.hasNonNull("via")) {
            article.put("via", "file");
        }
        article.put("id", id(article));
        return article;
    }

    /** As ingest-service does. */
    private static void repair(ObjectNode article, String field) {
        JsonNode value = article.get(field);
        if (value != null && value.isTextual()) {
            article.put(field, StoredText.of(value.asText()));
        }
    }

    private static String id(ObjectNode article) {
        JsonNode given = article.get("id");
        if (given != null && given.isValueNode() && !given.isNull()) {
            String id = given.asText();
            return ArticleId.isOne(id) ? id : ArticleId.ofForeignId(id);
        }
        String url = string(article, "url");
        String text = string(article, "text");
        return url == null
                ? ArticleId.ofContent(
                        String.valueOf(string(article, "source")), string(article, "title"), text == null ? "" : text)
                : ArticleId.ofUrl(url);
    }

    private static @Nullable String string(ObjectNode article, String field) {
        JsonNode value = article.get(field);
        return value == null || !value.isTextual() ? null : value.asText();
    }

    /** Refuses what is not UTF-8; Jackson itself would take some other encodings too. */
    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidRecord("$", "is not UTF-8");
        }
    }
}

package io.dyadwatch.cli.post;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.contracts.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Makes of what stands in a file what ingest-service takes. */
public final class Submission {
    private final ObjectMapper mapper = Json.mapper();
    private final String source;

    /** @param source the source of articles that name neither a URL nor a source of their own */
    public Submission(String source) {
        this.source = source;
    }

    /**
     * An article whose text is the whole of a plain text file.
     *
     * @throws Failure if the bytes are not UTF-8
     */
    public byte[] ofText(byte[] text) {
        ObjectNode article = mapper.createObjectNode();
        article.put("source", source);
        article.put("text", utf8(text));
        return write(article);
    }

    /**
     * An article given as JSON, with the source added where it needs one.
     *
     * @throws Failure if the bytes are no JSON object
     */
    public byte[] ofJson(byte[] json) {
        try {
            if (mapper.readTree(json) instanceof ObjectNode article) {
                return write(withSource(article));
            }
            throw new Failure("it is not a JSON object");
        } catch (JsonProcessingException e) {
            throw new Failure(Json.describe(e).problem(), e);
        } catch (IOException e) {
            throw new Failure("it is not UTF-8", e);
        }
    }

    /** As {@link #ofJson} for one line of NDJSON; a line that cannot be read is left for the service to refuse. */
    byte[] ofLine(byte[] line) {
        try {
            JsonNode node = mapper.readTree(line);
            return node instanceof ObjectNode article ? write(withSource(article)) : line;
        } catch (IOException e) {
            return line;
        }
    }

    private ObjectNode withSource(ObjectNode article) {
        if (!article.hasNonNull("url") && !article.hasNonNull("source")) {
            article.put("source", source);
        }
        return article;
    }

    private byte[] write(ObjectNode article) {
        try {
            return mapper.writeValueAsBytes(article);
        } catch (JsonProcessingException e) {
            throw new Failure("it holds half of a surrogate pair", e);
        }
    }

    private static String utf8(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Failure("it is not UTF-8", e);
        }
    }
}

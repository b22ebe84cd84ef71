package io.dyadwatch.cli.archive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.extraction.page.ArticleJson;
import io.dyadwatch.extraction.page.Page;
import io.dyadwatch.extraction.page.PageReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes of what stands in a file what ingest-service takes. */
public final class Submission {
    /** Values and names in a JSON document: a tree of more would take memory far beyond the document's own size. */
    private static final int MAX_TOKENS = 100_000;

    /** Deeper than ninjs documents within ninjs documents are; a tree is written by recursion. */
    private static final int MAX_DEPTH = 64;

    private final ObjectMapper mapper = Json.mapper();
    private final String source;
    private final boolean backfill;
    private final PageReader pages;

    /** @param source the source of articles that name neither a URL nor a source of their own */
    public Submission(String source) {
        this(source, false, Clock.systemUTC());
    }

    /**
     * @param backfill whether all are archive material; else each says so itself
     * @param clock tells which dates on a page lie in the future
     */
    public Submission(String source, boolean backfill, Clock clock) {
        this.source = source;
        this.backfill = backfill;
        this.pages = new PageReader(clock);
    }

    /**
     * An article whose text is the whole of a plain text file.
     *
     * @throws Failure if the bytes are not UTF-8
     */
    public byte[] ofText(byte[] text) {
        ObjectNode article = mapper.createObjectNode();
        article.put("text", utf8(text));
        return complete(article);
    }

    /**
     * An article given as JSON, or as a ninjs 2.x document, with the source added where it needs one.
     *
     * @throws Failure if the bytes are no JSON object, or a ninjs document without a text
     */
    public byte[] ofJson(byte[] json) {
        try {
            requireBounded(json);
            if (!(mapper.readTree(json) instanceof ObjectNode object)) {
                throw new Failure("it is not a JSON object");
            }
            if (!NinjsDocument.isOne(object)) {
                return complete(object);
            }
            ObjectNode article = mapper.createObjectNode();
            NinjsDocument.into(article, object);
            return complete(article);
        } catch (JsonProcessingException e) {
            throw new Failure(Json.describe(e).problem(), e);
        } catch (IOException e) {
            throw new Failure("it is not UTF-8", e);
        }
    }

    /**
     * The article of a page; absent where none is found in it.
     *
     * @param contentType that the page came with; absent where it is not known
     * @param url where it came from; empty where that is not known
     */
    Optional<byte[]> ofPage(byte[] page, @Nullable String contentType, String url) {
        Page read = pages.read(page, contentType, url);
        if (read.text().isEmpty()) {
            return Optional.empty();
        }
        ObjectNode article = mapper.valueToTree(ArticleJson.of(read));
        return Optional.of(complete(article));
    }

    private void requireBounded(byte[] json) throws IOException {
        try (JsonParser parser = mapper.getFactory().createParser(json)) {
            int tokens = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (++tokens > MAX_TOKENS) {
                    throw new Failure("it holds more than " + MAX_TOKENS + " values");
                }
                if (parser.getParsingContext().getNestingDepth() > MAX_DEPTH) {
                    throw new Failure("it is nested more than " + MAX_DEPTH + " deep");
                }
            }
        }
    }

    private byte[] complete(ObjectNode article) {
        if (!article.hasNonNull("url") && !article.hasNonNull("source")) {
            article.put("source", source);
        }
        if (backfill) {
            article.put("backfill", true);
        }
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

package io.dyadwatch.cli.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.extraction.text.PlainText;
import java.util.List;
import java.util.Locale;

/**
 * A document in IPTC's ninjs, version 2.x: headlines and bodies are arrays of objects with a {@code value} each, told
 * apart by {@code role} and {@code contenttype}.
 */
final class NinjsDocument {
    /** Best known date first: when it was first public, when its content was made, when this version was. */
    private static final List<String> DATES = List.of("firstcreated", "contentcreated", "versioncreated");

    private final JsonNode document;

    private NinjsDocument(JsonNode document) {
        this.document = document;
    }

    /** Whether an object is such a document and no article of ours, which has a {@code text}. */
    static boolean isOne(ObjectNode object) {
        return !object.has("text")
                && (object.path("bodies").isArray() || object.path("headlines").isArray());
    }

    /**
     * Its article.
     *
     * @throws Failure if it has no text, or was withdrawn
     */
    static void into(ObjectNode article, ObjectNode document) {
        new NinjsDocument(document).write(article);
    }

    private void write(ObjectNode article) {
        String status = document.path("pubstatus").asText("usable");
        if (!status.equals("usable")) {
            throw new Failure("it is a ninjs document with pubstatus other than usable");
        }
        String uri = document.path("uri").asText();
        if (uri.regionMatches(true, 0, "http://", 0, 7) || uri.regionMatches(true, 0, "https://", 0, 8)) {
            article.put("url", uri);
        }
        putUnlessBlank(article, "source", publisher());
        putUnlessBlank(article, "title", headline());
        putUnlessBlank(article, "text", text());
        putUnlessBlank(article, "language", document.path("language").asText());
        DATES.stream()
                .map(name -> document.path(name).asText())
                // Those without a time of day are dates only, which an article does not take.
                .filter(date -> date.indexOf('T') > 0)
                .findFirst()
                .ifPresent(date -> article.put("publishedAt", date));
        String by = document.path("by").asText();
        if (!by.isBlank()) {
            article.putArray("authors").add(by);
        }
        if (!article.has("text")) {
            throw new Failure("it is a ninjs document without a text");
        }
    }

    private String publisher() {
        String first = document.path("infosources").path(0).path("name").asText();
        return first.isBlank() ? document.path("copyrightholder").asText() : first;
    }

    private String headline() {
        JsonNode headlines = document.path("headlines");
        JsonNode chosen = headlines.path(0);
        for (JsonNode headline : headlines) {
            if (headline.path("role").asText().equals("main")) {
                chosen = headline;
                break;
            }
        }
        String value = chosen.path("value").asText();
        return isHtml(chosen) ? PlainText.line(PlainText.ofHtml(value)) : value;
    }

    /** HTML before plain text: its paragraphs are told apart for sure. */
    private String text() {
        String plain = "";
        for (JsonNode body : document.path("bodies")) {
            String value = body.path("value").asText();
            if (isHtml(body)) {
                String text = PlainText.ofHtml(value);
                if (!text.isBlank()) {
                    return text;
                }
            } else if (isPlain(body) && plain.isBlank()) {
                plain = value;
            }
        }
        return plain;
    }

    private static boolean isHtml(JsonNode value) {
        String type = contentType(value);
        return type.startsWith("text/html") || type.startsWith("application/xhtml");
    }

    private static boolean isPlain(JsonNode value) {
        String type = contentType(value);
        return type.isEmpty() || type.startsWith("text/plain");
    }

    private static String contentType(JsonNode value) {
        return value.path("contenttype").asText().toLowerCase(Locale.ROOT);
    }

    private static void putUnlessBlank(ObjectNode article, String field, String value) {
        if (!value.isBlank()) {
            article.put(field, value);
        }
    }
}

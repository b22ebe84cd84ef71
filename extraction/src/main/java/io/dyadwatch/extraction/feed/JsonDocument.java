package io.dyadwatch.extraction.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.dyadwatch.contracts.Article;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of a JSON Feed that mean something, read token by token: what is not asked for is skipped, and where the
 * JSON ends being JSON the items before it are kept.
 */
final class JsonDocument {
    private static final Set<String> FEED_FIELDS =
            Set.of("version", "title", "home_page_url", "feed_url", "language", "items", "author", "authors");
    private static final Set<String> ITEM_FIELDS = Set.of(
            "id",
            "url",
            "external_url",
            "title",
            "content_html",
            "content_text",
            "summary",
            "date_published",
            "date_modified",
            "language");

    /** One string may have so many UTF-16 units; where one has more the feed ends. */
    private static final int MAX_STRING_CHARS = 4 * 1024 * 1024;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(MAX_STRING_CHARS)
                    .build())
            .build();

    /**
     * One item.
     *
     * @param values its fields that are strings or numbers, by name
     * @param authors names of its authors
     */
    record Entry(Map<String, String> values, List<String> authors) {}

    private final Problems problems;
    private final Bounds bounds;
    private final Map<String, String> values = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private List<String> authors = List.of();
    private boolean feed;

    private JsonDocument(Problems problems) {
        this.problems = problems;
        this.bounds = new Bounds(problems);
    }

    static JsonDocument read(String document, Problems problems) {
        JsonDocument json = new JsonDocument(problems);
        try (JsonParser parser = FACTORY.createParser(document)) {
            json.read(parser);
        } catch (IOException e) {
            boolean end = e instanceof JsonEOFException;
            problems.add(end ? FeedProblem.Kind.TRUNCATED : FeedProblem.Kind.ILL_FORMED);
        }
        return json;
    }

    boolean isFeed() {
        return feed;
    }

    /** The feed's own fields that are strings or numbers, by name. */
    Map<String, String> values() {
        return values;
    }

    List<String> authors() {
        return authors;
    }

    List<Entry> entries() {
        return entries;
    }

    private void read(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            feed |= name.equals("items") && token == JsonToken.START_ARRAY;
            if (name.equals("version") && token == JsonToken.VALUE_STRING) {
                feed |= parser.getText().contains("jsonfeed.org/version");
            }
            if (token == JsonToken.START_ARRAY && name.equals("items")) {
                items(parser);
            } else if (name.equals("author") || name.equals("authors")) {
                authors = persons(parser, authors);
            } else {
                keep(parser, name, FEED_FIELDS, values);
            }
        }
    }

    private void items(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT && entries.size() < XmlTree.MAX_ITEMS) {
                item(parser);
            } else {
                problems.add(
                        parser.currentToken() == JsonToken.START_OBJECT
                                ? FeedProblem.Kind.ITEMS_BEYOND_BOUND
                                : FeedProblem.Kind.ITEM_EMPTY);
                parser.skipChildren();
            }
        }
    }

    private void item(JsonParser parser) throws IOException {
        Map<String, String> item = new HashMap<>();
        List<String> names = List.of();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("author") || name.equals("authors")) {
                names = persons(parser, names);
            } else {
                keep(parser, name, ITEM_FIELDS, item);
            }
        }
        entries.add(new Entry(item, names));
    }

    private static void keep(JsonParser parser, String name, Set<String> wanted, Map<String, String> kept)
            throws IOException {
        // An id is a string, says the specification, and asks to read a number as one.
        JsonToken token = parser.currentToken();
        boolean written = token == JsonToken.VALUE_STRING || token.isNumeric();
        if (written && wanted.contains(name)) {
            kept.put(name, parser.getText());
        } else {
            parser.skipChildren();
        }
    }

    /** A person, or an array of them; the names found before where this has none. */
    private List<String> persons(JsonParser parser, List<String> before) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                person(parser, names);
            }
        } else {
            person(parser, names);
        }
        return names.isEmpty() ? before : List.copyOf(names);
    }

    private void person(JsonParser parser, Set<String> names) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            add(parser.getText(), names);
            return;
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean isName = parser.currentName().equals("name");
            if (parser.nextToken() == JsonToken.VALUE_STRING && isName) {
                add(parser.getText(), names);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void add(String written, Set<String> names) {
        String name = bounds.name(Persons.name(written));
        if (name != null && names.size() < Article.MAX_AUTHORS) {
            names.add(name);
        }
    }
}

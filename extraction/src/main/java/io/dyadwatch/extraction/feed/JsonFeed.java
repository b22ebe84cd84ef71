package io.dyadwatch.extraction.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.extraction.text.PlainText;
import io.dyadwatch.extraction.text.WrittenDate;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JSON Feed 1.0 and 1.1, read token by token: what is not asked for is skipped, and where the JSON ends being JSON the
 * items before it are kept.
 */
final class JsonFeed {
    private static final Set<String> FEED_FIELDS =
            Set.of("version", "title", "home_page_url", "feed_url", "language", "items", "author", "authors");
    private static final Set<String> ITEM_FIELDS = Set.of(
            "id", "url", "external_url", "title", "content_html", "content_text", "summary", "date_published",
            "date_modified", "language");

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

    private record Entry(Map<String, String> values, List<String> authors) {}

    private final Problems problems;
    private final Bounds bounds;
    private final @Nullable String documentBase;
    private final Map<String, String> values = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private List<String> authors = List.of();
    private boolean feed;

    private JsonFeed(Problems problems, @Nullable String documentBase) {
        this.problems = problems;
        this.bounds = new Bounds(problems);
        this.documentBase = documentBase;
    }

    static Feed read(String document, @Nullable String documentBase, Problems problems) {
        JsonFeed json = new JsonFeed(problems, documentBase);
        try (JsonParser parser = FACTORY.createParser(document)) {
            json.document(parser);
        } catch (IOException e) {
            boolean end = e instanceof JsonEOFException;
            problems.add(end ? FeedProblem.Kind.TRUNCATED : FeedProblem.Kind.ILL_FORMED);
        }
        if (!json.feed) {
            problems.add(FeedProblem.Kind.NOT_A_FEED);
            return Feed.unreadable(problems);
        }
        return json.feed();
    }

    private void document(JsonParser parser) throws IOException {
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
        if (parser.currentToken().isScalarValue() && parser.currentToken() != JsonToken.VALUE_NULL && wanted.contains(name)) {
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

    private Feed feed() {
        String link = address(values.get("home_page_url"), documentBase);
        String self = address(values.get("feed_url"), documentBase);
        String base = documentBase != null ? documentBase : self != null ? self : link;
        String language = bounds.language(values.get("language"));
        List<FeedItem> items = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            FeedItem item = item(entry, base, language);
            if (item.isEmpty()) {
                problems.add(FeedProblem.Kind.ITEM_EMPTY);
            }
            items.add(item);
        }
        return new Feed(bounds.title(line(values.get("title"))), link, language, items, problems.toList(), null);
    }

    private FeedItem item(Entry entry, @Nullable String base, @Nullable String feedLanguage) {
        Map<String, String> item = entry.values();
        String id = item.get("id");
        String external = address(item.get("external_url"), base);
        String url = address(item.get("url"), base);
        if (url == null && item.containsKey("url")) {
            problems.add(FeedProblem.Kind.ADDRESS_UNUSABLE);
        }
        if (url == null) {
            url = external != null || id == null || !WebAddress.isWeb(id) ? external : address(id, null);
        }
        String content = bounds.text(content(item));
        String summary = content == null ? bounds.text(lines(item.get("summary"))) : null;
        String language = bounds.language(item.get("language"));
        return new FeedItem(
                bounds.id(id),
                url,
                bounds.title(line(item.get("title"))),
                content == null ? summary : content,
                content == null,
                language == null ? feedLanguage : language,
                entry.authors().isEmpty() ? authors : entry.authors(),
                date(item.get("date_published")),
                date(item.get("date_modified")),
                external == null || external.equals(url) ? null : new FeedItem.Origin(null, external));
    }

    private static @Nullable String content(Map<String, String> item) {
        String html = item.get("content_html");
        String text = html == null ? "" : PlainText.ofHtml(html);
        return text.isBlank() ? lines(item.get("content_text")) : text;
    }

    private static @Nullable String lines(@Nullable String text) {
        return text == null ? null : PlainText.ofLines(text);
    }

    /** Titles are plain text, says the specification; some have HTML all the same. */
    private static @Nullable String line(@Nullable String title) {
        if (title == null) {
            return null;
        }
        return PlainText.line(PlainText.looksLikeHtml(title) ? PlainText.ofHtml(title) : title);
    }

    private static @Nullable String address(@Nullable String reference, @Nullable String base) {
        return reference == null || reference.isBlank() ? null : WebAddress.resolve(reference, base);
    }

    private @Nullable Instant date(@Nullable String written) {
        if (written == null || written.isBlank()) {
            return null;
        }
        Instant date = WrittenDate.parse(written).orElse(null);
        if (date == null) {
            problems.add(FeedProblem.Kind.DATE_UNREADABLE);
        }
        return date;
    }
}

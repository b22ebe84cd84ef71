package io.dyadwatch.extraction.feed;

import io.dyadwatch.extraction.text.PlainText;
import io.dyadwatch.extraction.text.WrittenDate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON Feed 1.0 and 1.1: the fields of {@link JsonDocument} to a feed. */
final class JsonFeed {
    private final Problems problems;
    private final Bounds bounds;
    private final @Nullable String documentBase;
    private final JsonDocument document;

    private JsonFeed(JsonDocument document, @Nullable String documentBase, Problems problems) {
        this.document = document;
        this.documentBase = documentBase;
        this.problems = problems;
        this.bounds = new Bounds(problems);
    }

    static Feed read(String text, @Nullable String documentBase, Problems problems) {
        JsonDocument document = JsonDocument.read(text, problems);
        if (!document.isFeed()) {
            problems.add(FeedProblem.Kind.NOT_A_FEED);
            return Feed.unreadable(problems);
        }
        return new JsonFeed(document, documentBase, problems).feed();
    }

    private Feed feed() {
        Map<String, String> values = document.values();
        String link = address(values.get("home_page_url"), documentBase);
        String self = address(values.get("feed_url"), documentBase);
        String base = documentBase != null ? documentBase : self != null ? self : link;
        String language = bounds.language(values.get("language"));
        List<FeedItem> items = new ArrayList<>(document.entries().size());
        for (JsonDocument.Entry entry : document.entries()) {
            FeedItem item = item(entry, base, language);
            if (item.isEmpty()) {
                problems.add(FeedProblem.Kind.ITEM_EMPTY);
            }
            items.add(item);
        }
        return new Feed(bounds.title(line(values.get("title"))), link, language, items, problems.toList(), null);
    }

    private FeedItem item(JsonDocument.Entry entry, @Nullable String base, @Nullable String feedLanguage) {
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
                entry.authors().isEmpty() ? document.authors() : entry.authors(),
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

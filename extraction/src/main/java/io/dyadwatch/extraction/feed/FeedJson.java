package io.dyadwatch.extraction.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.dyadwatch.contracts.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A feed as JSON, UTF-8, for people and scripts that try the reader: a line an item, with the fields named as in
 * {@link io.dyadwatch.contracts.Article} and the item's own {@code id}, absent fields left out; and a report on the feed.
 */
public final class FeedJson {
    private FeedJson() {}

    @JsonPropertyOrder({
        "id",
        "url",
        "source",
        "title",
        "text",
        "teaser",
        "language",
        "publishedAt",
        "updatedAt",
        "authors"
    })
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Item(
            @Nullable String id,
            @Nullable String url,
            @Nullable String source,
            @Nullable String title,
            @Nullable String text,
            @Nullable Boolean teaser,
            @Nullable String language,
            @Nullable Instant publishedAt,
            @Nullable Instant updatedAt,
            List<String> authors) {}

    private record Report(
            @Nullable String title,
            @Nullable String link,
            @Nullable String language,
            @Nullable Duration rhythm,
            int items,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Integer> problems) {}

    /**
     * One item as a JSON object on one line. {@code publishedAt} is the date of the last change where there is none of
     * publication; {@code source} is the host of the feed that the item was taken from, else of its own address, else of
     * the feed's page.
     */
    public static byte[] line(Feed feed, FeedItem item) {
        return Json.write(new Item(
                item.id(),
                item.url(),
                source(feed, item),
                item.title(),
                item.text(),
                (item.teaser() && item.text() != null) ? true : null,
                item.language(),
                item.date(),
                item.updatedAt(),
                item.authors()));
    }

    /** Title, link, language, rhythm, number of items, and problems by kind, as a JSON object on one line. */
    public static byte[] report(Feed feed) {
        Map<String, Integer> problems = new TreeMap<>();
        feed.problems().forEach(problem -> problems.put(problem.kind().slug(), problem.count()));
        return Json.write(new Report(
                feed.title(),
                feed.link(),
                feed.language(),
                feed.rhythm(),
                feed.items().size(),
                problems));
    }

    private static @Nullable String source(Feed feed, FeedItem item) {
        FeedItem.Origin origin = item.republished();
        if (origin != null) {
            String host = origin.url() == null ? null : WebAddress.host(origin.url());
            return host == null ? origin.name() : host;
        }
        String address = item.url() == null ? feed.link() : item.url();
        return address == null ? null : WebAddress.host(address);
    }
}

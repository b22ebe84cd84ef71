package io.dyadwatch.extraction.feed;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Feeds read from strings. */
final class Reading {
    private static final FeedReader READER = new FeedReader();

    private Reading() {}

    static Feed feed(String document) {
        return feed(document, null);
    }

    static Feed feed(String document, @Nullable String address) {
        return READER.read(document.getBytes(StandardCharsets.UTF_8), null, address);
    }

    /** The only item of the feed. */
    static FeedItem item(String document) {
        Feed feed = feed(document);
        if (feed.items().size() != 1) {
            throw new AssertionError("items: " + feed.items());
        }
        return feed.items().get(0);
    }

    static FeedItem rssItem(String elements) {
        return item(rss("<item>" + elements + "</item>"));
    }

    static String rss(String inChannel) {
        return "<rss version='2.0'><channel>" + inChannel + "</channel></rss>";
    }

    static FeedItem atomEntry(String elements) {
        return item(atom("<entry>" + elements + "</entry>"));
    }

    static String atom(String inFeed) {
        return "<feed xmlns='http://www.w3.org/2005/Atom'>" + inFeed + "</feed>";
    }

    static FeedItem atom03Entry(String elements) {
        return item("<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry>" + elements + "</entry></feed>");
    }
}

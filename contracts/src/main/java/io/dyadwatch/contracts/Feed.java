package io.dyadwatch.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A place that is asked for news again and again: the value of {@code news.feed.v1}. It tells what its operator wants;
 * what came of it is in {@link FeedState}.
 *
 * <p>The id follows from the URL, so that a feed that is added twice at the same moment, on two instances, is one record.
 * A feed of another URL is another feed.
 *
 * @param id lower-case hexadecimal SHA-256 of the URL, see {@link #idOf}
 * @param url canonical URL, http or https, at most {@value Article#MAX_URL_BYTES} bytes
 * @param label what people call it; absent where nobody named it
 * @param kind what is found there
 * @param fetchPages whether the article's page is read where the feed has a teaser only
 * @param paused true while it is not to be asked
 * @param createdAt when it was added
 * @param changedAt when its operator last changed it
 */
public record Feed(
        String id,
        String url,
        @Nullable String label,
        Kind kind,
        boolean fetchPages,
        boolean paused,
        Instant createdAt,
        Instant changedAt) {

    /** What is found at a feed's URL. */
    public enum Kind {
        /** RSS, Atom or JSON Feed, whichever it is. */
        @JsonProperty("feed")
        FEED,
        /** A sitemap of news. */
        @JsonProperty("sitemap")
        SITEMAP
    }

    public Feed {
        Check.sha256("id", id);
        Check.text("url", url, Article.MAX_URL_BYTES);
        if (!id.equals(idOf(url))) {
            throw new InvalidRecord("id", "must be the SHA-256 of the url");
        }
        if (label != null) {
            Check.text("label", label, Article.MAX_NAME_BYTES);
        }
        Check.present("kind", kind);
        Check.kafkaTime("createdAt", createdAt);
        Check.kafkaTime("changedAt", changedAt);
    }

    /** The id of the feed at a canonical URL; the Kafka key of the feed and of its state. */
    public static String idOf(String canonicalUrl) {
        return ArticleId.ofUrl(canonicalUrl);
    }
}

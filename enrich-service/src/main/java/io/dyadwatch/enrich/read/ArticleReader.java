package io.dyadwatch.enrich.read;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.enrich.deadletter.Rejection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a record of {@code news.article.v1}, whatever its bytes are. */
public final class ArticleReader {
    /**
     * Brokers refuse a timestamp of more than an hour ahead ({@code message.timestamp.after.max.ms}), and the article's
     * {@code fetchedAt} becomes one. Half of that leaves room for clocks that differ.
     */
    static final Duration MAX_AHEAD = Duration.ofMinutes(30);

    /**
     * @param key of the record; must be the article's id in UTF-8
     * @param value of the record; must be an article as JSON
     * @param now when it is read
     */
    public Reading read(byte @Nullable [] key, byte @Nullable [] value, Instant now) {
        if (value == null) {
            return unreadable("the record has no value");
        }
        Article article;
        try {
            article = Json.read(value, Article.class);
        } catch (InvalidRecord e) {
            return unreadable(e.getMessage());
        }
        if (key == null) {
            return unreadable("the record has no key");
        }
        if (!Arrays.equals(key, article.id().getBytes(StandardCharsets.UTF_8))) {
            return unreadable("the record's key is not the article's id");
        }
        if (article.fetchedAt().isAfter(now.plus(MAX_AHEAD))) {
            return unreadable("fetchedAt must not lie in the future: Kafka keeps no such record");
        }
        return new Reading.Legible(article);
    }

    private static Reading unreadable(@Nullable String error) {
        return new Reading.Unreadable(
                new Rejection(Rejection.Reason.UNREADABLE, error == null ? "no article can be made of it" : error));
    }
}

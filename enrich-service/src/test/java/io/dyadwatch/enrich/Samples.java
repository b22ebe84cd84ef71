package io.dyadwatch.enrich;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.ArticleId;
import io.dyadwatch.contracts.Via;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Articles for tests. */
public final class Samples {
    public static final Instant FETCHED_AT = Instant.parse("2026-11-20T10:00:00.123Z");

    private Samples() {}

    /** An article whose id follows from {@code name}, whatever its text. */
    public static Article article(String name, String text) {
        return article(name, "Headline", text, FETCHED_AT);
    }

    public static Article article(String name, @Nullable String title, String text, Instant fetchedAt) {
        String url = "https://example.org/" + name;
        return new Article(
                ArticleId.ofUrl(url),
                url,
                "example.org",
                title,
                text,
                "en",
                null,
                fetchedAt,
                Via.API,
                false,
                List.of());
    }
}

package io.dyadwatch.enrich.dryrun;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.ArticleId;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Via;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article to be tried.
 *
 * @param title headline
 * @param text without the title
 * @param language BCP 47 tag as the publisher states it
 * @param url where it stands; taken as it is
 * @param source who published it; {@value #SOURCE} where absent
 */
public record Draft(
        @Nullable String title,
        String text,
        @Nullable String language,
        @Nullable String url,
        @Nullable String source) {
    private static final String SOURCE = "dry-run";

    public Draft {
        if (text == null) {
            throw new InvalidRecord("text", "is required");
        }
    }

    /**
     * @param now becomes {@code fetchedAt}
     * @throws InvalidRecord if a field is refused
     */
    Article article(Instant now) {
        String publisher = source == null ? SOURCE : source;
        String id = url == null ? ArticleId.ofContent(publisher, title, text) : ArticleId.ofUrl(url);
        return new Article(id, url, publisher, title, text, language, null, now, Via.API, false, List.of());
    }
}

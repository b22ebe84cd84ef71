package io.dyadwatch.extraction.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.dyadwatch.contracts.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page as JSON with the field names of {@link io.dyadwatch.contracts.Article}, what is absent left out. Ready for
 * {@code POST /v1/articles}, unless {@code text} is missing because the page holds no article.
 *
 * @param source host name of the URL, without {@code www.}
 */
@JsonPropertyOrder({"url", "source", "title", "text", "language", "publishedAt", "authors"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ArticleJson(
        @Nullable String url,
        @Nullable String source,
        @Nullable String title,
        @Nullable String text,
        @Nullable String language,
        @Nullable Instant publishedAt,
        List<String> authors) {

    /** The page's article; the host is that of the canonical URL. */
    public static ArticleJson of(Page page) {
        return new ArticleJson(
                page.canonicalUrl(),
                PageAddress.host(page.canonicalUrl()),
                page.title(),
                page.text(),
                page.language(),
                page.publishedAt(),
                page.authors());
    }

    /** One JSON object on one line, without a line break at its end. */
    public String line() {
        return new String(Json.write(this), StandardCharsets.UTF_8);
    }
}

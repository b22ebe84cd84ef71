package io.dyadwatch.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One news article as it was fetched: the value of {@code news.article.v1}.
 *
 * @param id lower-case hexadecimal SHA-256; see {@link ArticleId}
 * @param url canonical URL, at most {@value #MAX_URL_BYTES} bytes; absent where the article has none
 * @param source who published it: a host name, or the name its sender gave
 * @param title headline, at most {@value #MAX_TITLE_BYTES} bytes of UTF-8; absent where there is none
 * @param text the whole text without the title, not blank, at most {@value #MAX_TEXT_BYTES} bytes of UTF-8
 * @param language BCP 47 tag as the publisher states it; absent where it does not
 * @param publishedAt when the publisher says it appeared; data only, it may be years off
 * @param fetchedAt when it reached Dyadwatch, not before 1970; the Kafka timestamp of the record
 * @param via how it reached Dyadwatch
 * @param backfill true for archive material, on which no watch fires unless it asks for it
 * @param authors as printed, in order; may be empty
 */
public record Article(
        String id,
        @Nullable String url,
        String source,
        @Nullable String title,
        String text,
        @Nullable String language,
        @Nullable Instant publishedAt,
        Instant fetchedAt,
        Via via,
        boolean backfill,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> authors) {

    /** Bound on {@code text}, in bytes of UTF-8: 512 KiB. */
    public static final int MAX_TEXT_BYTES = 512 * 1024;
    /** Bound on {@code title}, in bytes of UTF-8. */
    public static final int MAX_TITLE_BYTES = 4096;
    /** Bound on {@code url}, in bytes. */
    public static final int MAX_URL_BYTES = 4096;
    /** Bound on {@code source} and on each author, in bytes of UTF-8. */
    public static final int MAX_NAME_BYTES = 512;
    /** Bound on the number of authors. */
    public static final int MAX_AUTHORS = 100;

    public Article {
        Check.sha256("id", id);
        if (url != null) {
            Check.text("url", url, MAX_URL_BYTES);
        }
        Check.text("source", source, MAX_NAME_BYTES);
        if (title != null) {
            Check.optionalText("title", title, MAX_TITLE_BYTES);
        }
        Check.text("text", text, MAX_TEXT_BYTES);
        if (language != null) {
            Check.language("language", language);
        }
        Check.kafkaTime("fetchedAt", fetchedAt);
        Check.present("via", via);
        authors = Check.list("authors", authors, MAX_AUTHORS);
        for (int i = 0; i < authors.size(); i++) {
            Check.text("authors[" + i + "]", authors.get(i), MAX_NAME_BYTES);
        }
    }
}

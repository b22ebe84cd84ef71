package io.dyadwatch.ingest.article;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.ArticleId;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.ProblemKind;
import io.dyadwatch.contracts.StoredText;
import io.dyadwatch.contracts.Via;
import io.dyadwatch.ingest.problem.Refusal;
import io.dyadwatch.ingest.url.CanonicalUrl;
import io.dyadwatch.ingest.url.TrackingParameters;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article as its sender gives it, before any rule is applied but one: its strings can be stored everywhere.
 *
 * @param url any spelling of its address
 * @param source who published it; the URL's host where absent
 * @param title headline
 * @param text the whole text without the title
 * @param language BCP 47 tag
 * @param publishedAt RFC 3339 date-time with an offset
 * @param backfill true for archive material
 * @param authors as printed, in order
 */
public record ArticleSubmission(
        @Nullable String url,
        @Nullable String source,
        @Nullable String title,
        @Nullable String text,
        @Nullable String language,
        @Nullable String publishedAt,
        @Nullable Boolean backfill,
        @Nullable List<@Nullable String> authors) {

    public ArticleSubmission {
        url = storable(url);
        source = storable(source);
        title = storable(title);
        text = storable(text);
        language = storable(language);
        publishedAt = storable(publishedAt);
        authors = storable(authors);
    }

    /**
     * Applies the rules.
     *
     * @param fetchedAt now, in whole milliseconds: Kafka's timestamps have no more
     * @param via how it came
     * @throws InvalidRecord if a field breaks a rule
     * @throws Refusal if the text is too large
     */
    public Article toArticle(Instant fetchedAt, TrackingParameters tracking, Via via) {
        String body = text();
        if (body == null) {
            throw new InvalidRecord("text", "is required");
        }
        if (isLongerThan(Article.MAX_TEXT_BYTES, body)) {
            throw new Refusal(
                    ProblemKind.TOO_LARGE,
                    new InvalidRecord("text", "must be at most " + Article.MAX_TEXT_BYTES + " bytes of UTF-8"));
        }
        CanonicalUrl address = url == null ? null : CanonicalUrl.of(url, tracking);
        String publisher = source != null ? source.strip() : address == null ? null : address.source();
        if (publisher == null) {
            throw new InvalidRecord("source", "is required where there is no url");
        }
        String headline = title == null || title.isBlank() ? null : title;
        return new Article(
                address == null ? ArticleId.ofContent(publisher, headline, body) : ArticleId.ofUrl(address.value()),
                address == null ? null : address.value(),
                publisher,
                headline,
                body,
                language,
                publishedAt == null ? null : instant(publishedAt),
                fetchedAt,
                via,
                Boolean.TRUE.equals(backfill),
                // Absent items are for the record to refuse, which names the place.
                authors == null ? List.of() : authors);
    }

    private static Instant instant(String publishedAt) {
        try {
            // In UTC before the year is looked at: that is how it will be written.
            OffsetDateTime time = OffsetDateTime.parse(publishedAt.strip(), DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                    .withOffsetSameInstant(ZoneOffset.UTC);
            if (time.getYear() >= 0 && time.getYear() <= 9999) {
                return time.toInstant();
            }
        } catch (DateTimeException e) {
            // Its message repeats the value: it is replaced below.
        }
        throw new InvalidRecord("publishedAt", "must be an RFC 3339 date-time with an offset");
    }

    private static boolean isLongerThan(int maxUtf8Bytes, String text) {
        return text.length() > maxUtf8Bytes
                || (text.length() * 3L > maxUtf8Bytes && text.getBytes(StandardCharsets.UTF_8).length > maxUtf8Bytes);
    }

    private static @Nullable String storable(@Nullable String given) {
        return given == null ? null : StoredText.of(given);
    }

    private static @Nullable List<@Nullable String> storable(@Nullable List<@Nullable String> given) {
        if (given == null) {
            return null;
        }
        List<@Nullable String> stored = new ArrayList<>(given.size());
        for (String item : given) {
            stored.add(storable(item));
        }
        return stored;
    }
}

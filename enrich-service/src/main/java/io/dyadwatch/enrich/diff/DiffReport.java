package io.dyadwatch.enrich.diff;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changes would do to the latest articles.
 *
 * @param version of the vocabulary in force
 * @param versionWith of the vocabulary with the changes
 * @param asked how many articles were asked for
 * @param read how many different articles were tagged both ways
 * @param unreadable records that are no article
 * @param late true where time was up before as many were read
 * @param changed how many of the articles would be tagged differently
 * @param actors mentions that would appear and vanish, by actor, most first
 * @param topics evidence that would appear and vanish, by topic, most first
 * @param articles the first {@value #MAX_ARTICLES} that would be tagged differently, newest first
 */
public record DiffReport(
        String version,
        String versionWith,
        int asked,
        int read,
        int unreadable,
        boolean late,
        int changed,
        List<Count> actors,
        List<Count> topics,
        List<ArticleDiff> articles) {
    static final int MAX_ARTICLES = 200;
    /** Most findings that are shown of an article, of those that appear and of those that vanish. */
    static final int MAX_FINDINGS = 20;

    /**
     * @param appear mentions or evidence that only the changed vocabulary finds
     * @param vanish those that only the one in force finds
     */
    public record Count(String id, int appear, int vanish) {}

    /**
     * One article.
     *
     * @param id of the article
     * @param url where it stands
     * @param fetchedAt when it came in
     * @param appear the first {@value #MAX_FINDINGS} that only the changed vocabulary finds
     * @param vanish the first {@value #MAX_FINDINGS} that only the one in force finds
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ArticleDiff(
            String id, @Nullable String url, Instant fetchedAt, List<ShownFinding> appear, List<ShownFinding> vanish) {}
}

package io.dyadwatch.enrich.diff;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Sentence;
import io.dyadwatch.contracts.SpanIn;

/**
 * A finding with the sentence that it stands in.
 *
 * @param finding what was found
 * @param text that was found, or its beginning
 * @param sentence that it stands in; of a long one what is near
 */
public record ShownFinding(@JsonUnwrapped Finding finding, String text, String sentence) {
    /** Code points on either side that are enough to judge by. */
    private static final int NEAR = 250;

    static ShownFinding of(EnrichedArticle enriched, Finding finding, int sentenceIndex) {
        Sentence sentence = enriched.sentences().get(sentenceIndex);
        String title = enriched.article().title();
        String whole = finding.in() == SpanIn.TITLE && title != null
                ? title
                : enriched.article().text();
        int start = Math.max(sentence.start(), finding.start() - NEAR);
        int end = Math.min(sentence.end(), finding.start() + NEAR);
        return new ShownFinding(
                finding,
                slice(whole, finding.start(), Math.min(finding.end(), finding.start() + NEAR)),
                slice(whole, start, Math.max(start, end)));
    }

    private static String slice(String whole, int start, int end) {
        int from = whole.offsetByCodePoints(0, start);
        return whole.substring(from, whole.offsetByCodePoints(from, end - start));
    }
}

package io.dyadwatch.alert.ledger;

import java.time.Duration;

/**
 * When an article is a copy of a story that a watch has found already: when it is like any article of it, and the story is
 * not older than the window.
 *
 * @param window how long a story is remembered, from its first article
 * @param similarity Jaccard similarity of two texts' shingles from which they are one story, above 0 and at most 1
 */
public record StoryRule(Duration window, double similarity) {
    /**
     * Between the reprints and the follow-ups of {@code evaluation/stories.ndjson}: of its 37 pairs that are one story the
     * least alike has 0.56, a reprint cut to 60 % and edited; of its 37 others the most alike has 0.48, an update with a
     * new lead that keeps half of the old text.
     */
    public static final double SAME_STORY = 0.52;

    public StoryRule {
        if (window.isNegative()) {
            throw new IllegalArgumentException("story-window must not be negative");
        }
        if (!(similarity > 0 && similarity <= 1)) {
            throw new IllegalArgumentException("story-similarity must be above 0 and at most 1");
        }
    }

    public boolean isSameStory(Print one, Print other) {
        return one.similarity(other) >= similarity;
    }
}

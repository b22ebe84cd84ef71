package io.dyadwatch.tagging.evaluate;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.Fingerprint;
import io.dyadwatch.tagging.Tagger;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Compares pairs of texts by their fingerprints, as the alerts do. */
final class StoryComparison {
    private static final String SAME = "same story";

    private final Tagger tagger;
    private final Tally tally;

    StoryComparison(Tagger tagger, Tally tally) {
        this.tagger = tagger;
        this.tally = tally;
    }

    void compare(StoryPair pair) {
        double similarity = similarity(fingerprint(pair.a()), fingerprint(pair.b()));
        List<String> told = List.of(String.format(Locale.ROOT, "similarity %.2f", similarity));
        List<Item> expected = pair.same() ? List.of(Item.expected(SAME, 1)) : List.of();
        // A count of 0 is nothing found, but the similarity is worth telling.
        List<Item> found = List.of(new Item(SAME, similarity >= Fingerprint.SAME_STORY ? 1 : 0, List.of(), told));
        tally.compare(Measure.STORIES, pair.id(), expected, found, what -> true);
    }

    private @Nullable Fingerprint fingerprint(Article article) {
        return tagger.tag(article, 1).fingerprint();
    }

    private static double similarity(@Nullable Fingerprint a, @Nullable Fingerprint b) {
        return a == null || b == null ? 0 : a.similarity(b);
    }
}

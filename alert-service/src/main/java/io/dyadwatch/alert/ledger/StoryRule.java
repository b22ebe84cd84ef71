package io.dyadwatch.alert.ledger;

import io.dyadwatch.contracts.Fingerprint;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When an article is a copy of a story that was alerted already.
 *
 * @param window how long a story is remembered
 * @param similarity estimated Jaccard similarity from which two articles are one story, above 0 and at most 1
 */
public record StoryRule(Duration window, double similarity) {
    public StoryRule {
        if (window.isNegative()) {
            throw new IllegalArgumentException("story-window must not be negative");
        }
        if (!(similarity > 0 && similarity <= 1)) {
            throw new IllegalArgumentException("story-similarity must be above 0 and at most 1");
        }
    }

    /** The most similar of the stories, if it is similar enough. Without a fingerprint an article is like no other. */
    Optional<UUID> storyOf(@Nullable Fingerprint article, Collection<Known> stories) {
        if (article == null) {
            return Optional.empty();
        }
        return stories.stream()
                .map(known -> new Candidate(known.alert(), article.similarity(known.fingerprint())))
                .filter(candidate -> candidate.similarity >= similarity)
                .max(Comparator.comparingDouble(Candidate::similarity))
                .map(Candidate::alert);
    }

    /** The story of an alert, by its first article's fingerprint. */
    record Known(UUID alert, Fingerprint fingerprint) {}

    private record Candidate(UUID alert, double similarity) {}
}

package io.dyadwatch.alert.dryrun;

import io.dyadwatch.contracts.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Tells copies from new stories, for hits that come in the order of time. */
final class Stories {
    private final Duration window;
    private final double similarity;
    private final Deque<Known> known = new ArrayDeque<>();
    private final Set<String> articles = new HashSet<>();

    private record Known(Instant since, Fingerprint fingerprint) {}

    /**
     * @param window how long a story is remembered
     * @param similarity estimated Jaccard similarity from which two articles are one story
     */
    Stories(Duration window, double similarity) {
        this.window = window;
        this.similarity = similarity;
    }

    /** Whether it is the first of its story: neither a revision of one seen before nor like one within the window. */
    boolean isNew(Hit hit) {
        if (!articles.add(hit.alert().article().id())) {
            return false;
        }
        Fingerprint fingerprint = hit.fingerprint();
        if (fingerprint == null) {
            return true;
        }
        while (!known.isEmpty() && !known.getFirst().since().isAfter(hit.at().minus(window))) {
            known.removeFirst();
        }
        if (known.stream().anyMatch(story -> story.fingerprint().similarity(fingerprint) >= similarity)) {
            return false;
        }
        known.addLast(new Known(hit.at(), fingerprint));
        return true;
    }
}

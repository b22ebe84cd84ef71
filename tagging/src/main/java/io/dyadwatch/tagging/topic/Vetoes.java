package io.dyadwatch.tagging.topic;

import io.dyadwatch.tagging.text.Words;
import java.util.IdentityHashMap;

/**
 * Whether a text holds a word that rules a pattern out wherever it stands; each pattern is looked up once, which keeps
 * the work linear. Used by one thread.
 */
final class Vetoes {
    private final Words words;
    private final IdentityHashMap<TopicPattern, Boolean> known = new IdentityHashMap<>(2);

    Vetoes(Words words) {
        this.words = words;
    }

    boolean holds(TopicPattern pattern) {
        return !pattern.textUnless().isEmpty()
                && known.computeIfAbsent(pattern, p -> p.textUnless().anyIn(words, 0, words.count()));
    }
}

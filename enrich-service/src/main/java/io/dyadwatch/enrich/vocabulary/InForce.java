package io.dyadwatch.enrich.vocabulary;

import io.dyadwatch.tagging.Tagger;
import io.dyadwatch.tagging.Vocabulary;

/**
 * What articles are tagged with. Immutable: an article ends with what it began with.
 *
 * @param standing what was read of the topic
 * @param amended the vocabulary that this makes
 */
public record InForce(Standing standing, AmendedVocabulary amended) {
    /** The vocabulary in force. */
    public Vocabulary vocabulary() {
        return amended.built().vocabulary();
    }

    /** What tags by it. */
    public Tagger tagger() {
        return amended.built().tagger();
    }
}

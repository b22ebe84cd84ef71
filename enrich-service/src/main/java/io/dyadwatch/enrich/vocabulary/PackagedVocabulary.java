package io.dyadwatch.enrich.vocabulary;

import io.dyadwatch.contracts.VocabularyEntry;
import java.util.List;

/**
 * What the tagger of this build knows.
 *
 * @param version SHA-256 of the canonical vocabulary content
 * @param entries every actor and topic
 */
public record PackagedVocabulary(String version, List<VocabularyEntry> entries) {
    public PackagedVocabulary {
        entries = List.copyOf(entries);
    }
}

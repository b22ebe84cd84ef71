package io.dyadwatch.enrich.vocabulary;

import io.dyadwatch.contracts.VocabularyEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has to be written to make the vocabulary topic say what the packaged vocabulary says. */
final class VocabularyChanges {
    private VocabularyChanges() {}

    /**
     * @param standing the latest entry of each key on the topic
     * @param packaged what should stand there
     * @return new and changed entries, then those that are gone, disabled
     */
    static List<VocabularyEntry> between(Map<String, VocabularyEntry> standing, List<VocabularyEntry> packaged) {
        List<VocabularyEntry> changes = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (VocabularyEntry entry : packaged) {
            keys.add(entry.key());
            if (!entry.equals(standing.get(entry.key()))) {
                changes.add(entry);
            }
        }
        standing.forEach((key, entry) -> {
            if (!keys.contains(key) && !entry.disabled()) {
                changes.add(disabled(entry));
            }
        });
        return changes;
    }

    private static VocabularyEntry disabled(VocabularyEntry entry) {
        return new VocabularyEntry(
                entry.kind(), entry.id(), entry.type(), entry.name(), entry.affiliations(), entry.wikidata(), true);
    }
}

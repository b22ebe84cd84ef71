package io.dyadwatch.enrich.change;

import io.dyadwatch.contracts.VocabularyEntry;
import java.util.List;

/**
 * What going back to a version came to.
 *
 * @param vocabularyVersion in force on this instance by now
 * @param changed the entries that had to be changed for it
 */
public record RolledBack(String vocabularyVersion, List<Changed> changed) {
    /** @param revision that the entry has got */
    public record Changed(VocabularyEntry.Kind kind, String id, int revision) {}

    static RolledBack of(String vocabularyVersion, List<VocabularyEntry> written) {
        return new RolledBack(
                vocabularyVersion,
                written.stream()
                        .map(entry -> new Changed(entry.kind(), entry.id(), entry.revision()))
                        .toList());
    }
}

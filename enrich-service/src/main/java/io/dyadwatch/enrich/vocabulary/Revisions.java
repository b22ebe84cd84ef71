package io.dyadwatch.enrich.vocabulary;

import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.contracts.VocabularyEntry;
import io.dyadwatch.contracts.VocabularyRevision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records of the vocabulary topic, made of those before them. */
public final class Revisions {
    /** What a record may take; the rest is for its key, its headers and the batch. */
    static final int MAX_BYTES = Topics.VOCABULARY.maxMessageBytes() - 64 * 1024;

    private Revisions() {}

    /**
     * The record of a change, with as much of the history as fits.
     *
     * @param before the record that stands there
     * @param listing what readers are told of the entry as it is now, or as it was where it is removed
     * @param now what the change makes of it
     */
    public static VocabularyEntry next(
            Optional<VocabularyEntry> before, VocabularyEntry listing, VocabularyRevision now) {
        List<VocabularyRevision> history = new ArrayList<>();
        before.flatMap(VocabularyEntry::latest).ifPresent(history::add);
        before.ifPresent(entry -> history.addAll(entry.history()));
        while (history.size() > VocabularyEntry.MAX_HISTORY) {
            history.remove(history.size() - 1);
        }
        VocabularyEntry next = record(listing, now, history);
        while (!history.isEmpty() && Json.write(next).length > MAX_BYTES) {
            history.remove(history.size() - 1);
            next = record(listing, now, history);
        }
        return next;
    }

    private static VocabularyEntry record(
            VocabularyEntry listing, VocabularyRevision now, List<VocabularyRevision> history) {
        return new VocabularyEntry(
                listing.kind(),
                listing.id(),
                listing.type(),
                listing.name(),
                listing.affiliations(),
                listing.wikidata(),
                now.disabled() || (now.packaged() && listing.disabled()),
                now.packaged(),
                now.revision(),
                now.change(),
                now.changedAt(),
                now.changedBy(),
                now.vocabularyVersion(),
                now.entry(),
                history);
    }

    /** What stands there, told of as the vocabulary's files have it now; a change is left as it is. */
    static VocabularyEntry listed(VocabularyEntry standing, VocabularyEntry packaged) {
        if (standing.differs()) {
            return standing;
        }
        return standing.latest()
                .map(latest -> record(packaged, latest, standing.history()))
                .orElse(packaged);
    }

    /** What stands there, where the vocabulary's files have no such entry. */
    static VocabularyEntry gone(VocabularyEntry standing) {
        VocabularyEntry disabled = new VocabularyEntry(
                standing.kind(),
                standing.id(),
                standing.type(),
                standing.name(),
                standing.affiliations(),
                standing.wikidata(),
                true);
        return listed(standing, disabled);
    }
}

package io.dyadwatch.enrich.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.VocabularyEntry;
import io.dyadwatch.contracts.VocabularyRevision;
import io.dyadwatch.tagging.vocabulary.VocabularyChange;
import java.util.Map;

/** What an entry is to become. */
sealed interface Wanted {
    VocabularyEntry.Kind kind();

    String id();

    /** @param entry in the form of the vocabulary's files */
    record Put(VocabularyEntry.Kind kind, String id, JsonNode entry) implements Wanted {}

    /** Out of the vocabulary. */
    record Removed(VocabularyEntry.Kind kind, String id) implements Wanted {}

    /** As the vocabulary's files have it, or not there where they have no such entry. */
    record Packaged(VocabularyEntry.Kind kind, String id) implements Wanted {}

    /** What the entry was by an earlier revision. */
    static Wanted again(VocabularyEntry.Kind kind, String id, VocabularyRevision revision) {
        if (revision.entry() != null) {
            return new Put(kind, id, revision.entry());
        }
        return revision.packaged() ? new Packaged(kind, id) : new Removed(kind, id);
    }

    default String key() {
        return VocabularyEntry.key(kind(), id());
    }

    /** Whether the entry is so already, by its latest record. */
    default boolean isSo(VocabularyEntry latest) {
        if (this instanceof Put put) {
            return latest.revision() > 0 && put.entry().equals(latest.entry());
        }
        return this instanceof Packaged ? !latest.differs() : latest.differs() && latest.disabled();
    }

    /** @param changes what differs from the vocabulary's files, by key */
    default void applyTo(Map<String, VocabularyChange> changes) {
        if (this instanceof Put put) {
            changes.put(key(), VocabularyChange.put(kind(), put.entry()));
        } else if (this instanceof Removed) {
            changes.put(key(), VocabularyChange.remove(kind(), id()));
        } else {
            changes.remove(key());
        }
    }
}

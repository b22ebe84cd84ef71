package io.dyadwatch.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a change at run time made of an entry of the vocabulary: put it, removed it, or gave it back to the vocabulary's
 * files.
 *
 * @param revision number among the changes of this entry, from 1
 * @param change number among the changes of the whole vocabulary, from 1; entries that were changed together share it
 * @param changedAt when
 * @param changedBy by whom, as the request said
 * @param vocabularyVersion the vocabulary's version with this change in force
 * @param disabled true where the entry was removed
 * @param packaged true where the entry was given back to the vocabulary's files
 * @param entry the whole entry in the form of the vocabulary's files, where one was put; not to be changed
 */
public record VocabularyRevision(
        int revision,
        long change,
        Instant changedAt,
        @Nullable String changedBy,
        String vocabularyVersion,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean disabled,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean packaged,
        @Nullable JsonNode entry) {

    /** Longest name of who changed it, in bytes of UTF-8. */
    public static final int MAX_CHANGED_BY_BYTES = 256;

    public VocabularyRevision {
        entry = objectOrNothing(entry);
        check(revision, change, changedAt, changedBy, vocabularyVersion, disabled, packaged, entry);
    }

    static void check(
            int revision,
            long change,
            @Nullable Instant changedAt,
            @Nullable String changedBy,
            @Nullable String vocabularyVersion,
            boolean disabled,
            boolean packaged,
            @Nullable JsonNode entry) {
        Check.atLeast("revision", revision, 1);
        if (change < 1) {
            throw new InvalidRecord("change", "must be at least 1");
        }
        Check.kafkaTime("changedAt", changedAt);
        if (changedBy != null) {
            Check.text("changedBy", changedBy, MAX_CHANGED_BY_BYTES);
        }
        Check.sha256("vocabularyVersion", vocabularyVersion);
        int states = (disabled ? 1 : 0) + (packaged ? 1 : 0) + (entry == null ? 0 : 1);
        if (states != 1) {
            throw new InvalidRecord("entry", "must stand there unless the entry is disabled or packaged");
        }
    }

    static @Nullable JsonNode objectOrNothing(@Nullable JsonNode entry) {
        if (entry == null || entry.isNull()) {
            return null;
        }
        if (!entry.isObject()) {
            throw new InvalidRecord("entry", "must be an object");
        }
        return entry;
    }
}

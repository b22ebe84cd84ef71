package io.dyadwatch.enrich.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.VocabularyEntry;
import io.dyadwatch.enrich.vocabulary.InForce;
import io.dyadwatch.tagging.Vocabulary;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An entry as an analyst sees it.
 *
 * @param origin where it comes from
 * @param revision number of the change that made it what it is; 0 where it was never changed
 * @param changedAt when it was changed
 * @param changedBy who changed it, as the request said
 * @param disabled true where it was removed
 * @param problem why its latest change is not in force on this instance; absent where it is
 * @param vocabularyVersion the vocabulary in force on this instance
 * @param entry in the form of the vocabulary's files
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EntryView(
        VocabularyEntry.Kind kind,
        String id,
        Origin origin,
        int revision,
        @Nullable Instant changedAt,
        @Nullable String changedBy,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean disabled,
        @Nullable String problem,
        String vocabularyVersion,
        @Schema(implementation = Object.class) @Nullable JsonNode entry) {

    /** Where an entry comes from. */
    public enum Origin {
        /** The vocabulary's files. */
        @JsonProperty("packaged")
        PACKAGED,
        /** The vocabulary's files have one; a change took its place. */
        @JsonProperty("changed")
        CHANGED,
        /** The vocabulary's files have none. */
        @JsonProperty("added")
        ADDED;

        static Origin of(Vocabulary base, VocabularyEntry entry) {
            if (!entry.differs()) {
                return PACKAGED;
            }
            return base.entry(entry.kind(), entry.id()).isPresent() ? CHANGED : ADDED;
        }
    }

    /** What is in force. */
    static Optional<EntryView> inForce(Vocabulary base, InForce now, VocabularyEntry.Kind kind, String id) {
        return now.vocabulary().entry(kind, id).map(entry -> {
            String key = VocabularyEntry.key(kind, id);
            Optional<VocabularyEntry> record = now.standing().entry(key).filter(standing -> standing.revision() > 0);
            return new EntryView(
                    kind,
                    id,
                    record.map(standing -> Origin.of(base, standing)).orElse(Origin.PACKAGED),
                    record.map(VocabularyEntry::revision).orElse(0),
                    record.map(VocabularyEntry::changedAt).orElse(null),
                    record.map(VocabularyEntry::changedBy).orElse(null),
                    false,
                    now.amended().skipped().get(key),
                    now.vocabulary().version(),
                    entry);
        });
    }

    /**
     * What was written.
     *
     * @param now in force
     */
    static EntryView written(Vocabulary base, VocabularyEntry record, InForce now) {
        JsonNode entry =
                record.packaged() ? base.entry(record.kind(), record.id()).orElse(null) : record.entry();
        return new EntryView(
                record.kind(),
                record.id(),
                Origin.of(base, record),
                record.revision(),
                record.changedAt(),
                record.changedBy(),
                record.disabled(),
                now.amended().skipped().get(record.key()),
                now.vocabulary().version(),
                entry);
    }
}

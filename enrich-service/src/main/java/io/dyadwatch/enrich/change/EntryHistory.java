package io.dyadwatch.enrich.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.VocabularyEntry;
import io.dyadwatch.contracts.VocabularyRevision;
import io.dyadwatch.enrich.vocabulary.InForce;
import io.dyadwatch.tagging.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of an entry.
 *
 * @param items its revisions, newest first, as far as they are kept
 * @param complete false where earlier revisions are no longer kept
 * @param packaged revision 0: the entry in the vocabulary's files; absent where they have none
 */
public record EntryHistory(
        VocabularyEntry.Kind kind,
        String id,
        List<VocabularyRevision> items,
        boolean complete,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(implementation = Object.class) @Nullable JsonNode packaged) {

    /** Absent for an entry that nobody ever knew. */
    static Optional<EntryHistory> of(Vocabulary base, InForce now, VocabularyEntry.Kind kind, String id) {
        List<VocabularyRevision> items = revisions(now.standing().entry(VocabularyEntry.key(kind, id)));
        JsonNode packaged = base.entry(kind, id).orElse(null);
        if (items.isEmpty() && packaged == null) {
            return Optional.empty();
        }
        boolean complete = items.isEmpty() || items.get(items.size() - 1).revision() == 1;
        return Optional.of(new EntryHistory(kind, id, items, complete, packaged));
    }

    /** The latest revision and those before it. */
    static List<VocabularyRevision> revisions(Optional<VocabularyEntry> record) {
        List<VocabularyRevision> revisions = new ArrayList<>();
        record.flatMap(VocabularyEntry::latest).ifPresent(revisions::add);
        record.ifPresent(entry -> revisions.addAll(entry.history()));
        return revisions;
    }

    /** What the entry was by one of its revisions; absent for one that is not kept. */
    Optional<Wanted> at(int revision) {
        if (revision == 0) {
            return Optional.of(new Wanted.Packaged(kind, id));
        }
        return items.stream()
                .filter(item -> item.revision() == revision)
                .findFirst()
                .map(item -> Wanted.again(kind, id, item));
    }
}

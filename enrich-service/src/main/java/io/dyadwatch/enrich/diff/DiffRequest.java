package io.dyadwatch.enrich.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.VocabularyEntry;
import io.dyadwatch.enrich.change.EntryBody;
import io.dyadwatch.enrich.change.Refusal;
import io.dyadwatch.tagging.vocabulary.VocabularyChange;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Changes to be tried.
 *
 * @param changes to what is in force
 * @param articles how many of the latest articles to tag, at most {@value #MAX_ARTICLES}; {@value #DEFAULT_ARTICLES} where
 *     absent
 */
public record DiffRequest(List<Change> changes, @Nullable Integer articles) {
    static final int DEFAULT_ARTICLES = 1000;
    static final int MAX_ARTICLES = 10_000;
    private static final int MAX_CHANGES = 100;

    public DiffRequest {
        if (changes == null || changes.isEmpty() || changes.size() > MAX_CHANGES) {
            throw new InvalidRecord("changes", "must be between 1 and " + MAX_CHANGES);
        }
        changes = changes.stream().toList();
        articles = articles == null ? DEFAULT_ARTICLES : articles;
        if (articles < 1 || articles > MAX_ARTICLES) {
            throw new InvalidRecord("articles", "must be between 1 and " + MAX_ARTICLES);
        }
    }

    /** The changed entries with their places in the request. */
    List<Refusal.Tried> tried() {
        List<Refusal.Tried> tried = new ArrayList<>();
        for (Change each : changes) {
            VocabularyChange change = each.change();
            String at = "changes[" + tried.size() + "]" + (change.entry() == null ? ".remove" : ".put");
            tried.add(new Refusal.Tried(change.kind(), change.id(), at));
        }
        return tried;
    }

    /**
     * One entry put or removed.
     *
     * @param kind of the entry
     * @param put the whole entry, with its id
     * @param remove id of the entry
     */
    public record Change(
            VocabularyEntry.Kind kind,
            @Schema(implementation = Object.class) @Nullable JsonNode put,
            @Nullable String remove) {
        public Change {
            if (kind == null) {
                throw new InvalidRecord("kind", "is required");
            }
            if ((put == null || put.isNull()) == (remove == null)) {
                throw new InvalidRecord("put", "or remove must be given, and not both");
            }
            if (put != null && !put.isNull()) {
                if (!(put instanceof ObjectNode entry)) {
                    throw new InvalidRecord("put", "must be an object");
                }
                EntryBody.checked(entry, entry.path("id").asText(), "put.");
            }
        }

        /** The change as the tagging library takes it. */
        VocabularyChange change() {
            return put != null && !put.isNull()
                    ? VocabularyChange.put(kind, put)
                    : VocabularyChange.remove(kind, String.valueOf(remove));
        }
    }
}

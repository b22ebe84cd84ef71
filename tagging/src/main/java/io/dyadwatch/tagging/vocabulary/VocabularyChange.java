package io.dyadwatch.tagging.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.VocabularyEntry.Kind;
import org.jspecify.annotations.Nullable;

/**
 * One entry put in place of what a vocabulary has under its id, or taken out.
 *
 * @param kind of the entry
 * @param id slug
 * @param entry with the fields that it would have in a file; null for one that is taken out
 */
public record VocabularyChange(
        Kind kind, String id, @Nullable JsonNode entry) {

    /** An entry in place of whatever has its id. */
    public static VocabularyChange put(Kind kind, JsonNode entry) {
        return new VocabularyChange(kind, entry.path("id").asText(), entry);
    }

    /** An entry taken out, if there is one. */
    public static VocabularyChange remove(Kind kind, String id) {
        return new VocabularyChange(kind, id, null);
    }
}

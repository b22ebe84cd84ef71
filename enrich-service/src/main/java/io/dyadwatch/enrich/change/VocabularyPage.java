package io.dyadwatch.enrich.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.VocabularyEntry;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the vocabulary, by id.
 *
 * @param items in order of id
 * @param next what to give as {@code after} for the next page; absent on the last
 */
public record VocabularyPage(
        List<VocabularyEntry> items,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {
    /** Largest page. */
    static final int MAX_LIMIT = 1000;

    /**
     * A page's size as it stands in a query.
     *
     * @throws InvalidRecord if it is not between 1 and {@value #MAX_LIMIT}
     */
    static int limit(String query) {
        int limit = EntryRequests.number("limit", query);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidRecord("limit", "must be between 1 and " + MAX_LIMIT);
        }
        return limit;
    }

    /** @param after id that the page comes after; the first page if absent */
    static VocabularyPage of(
            List<VocabularyEntry> entries, VocabularyEntry.Kind kind, @Nullable String after, int limit) {
        List<VocabularyEntry> found = entries.stream()
                .filter(entry -> entry.kind() == kind)
                .filter(entry -> after == null || entry.id().compareTo(after) > 0)
                .sorted(Comparator.comparing(VocabularyEntry::id))
                .limit(limit + 1L)
                .toList();
        return found.size() <= limit
                ? new VocabularyPage(found, null)
                : new VocabularyPage(
                        found.subList(0, limit), found.get(limit - 1).id());
    }
}

package io.dyadwatch.enrich.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dyadwatch.contracts.ActorType;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.VocabularyEntry;
import io.dyadwatch.enrich.vocabulary.InForce;
import io.dyadwatch.tagging.Vocabulary;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of the vocabulary, by id.
 *
 * @param items in order of id
 * @param next what to give as {@code after} for the next page; absent on the last
 */
public record VocabularyPage(
        List<ListedEntry> items,
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
            Vocabulary base, InForce now, VocabularyEntry.Kind kind, @Nullable String after, int limit) {
        List<ListedEntry> found = now.vocabulary().entries().stream()
                .filter(entry -> entry.kind() == kind)
                .filter(entry -> after == null || entry.id().compareTo(after) > 0)
                .sorted(Comparator.comparing(VocabularyEntry::id))
                .limit(limit + 1L)
                .map(entry -> ListedEntry.of(base, now, entry))
                .toList();
        return found.size() <= limit
                ? new VocabularyPage(found, null)
                : new VocabularyPage(
                        found.subList(0, limit), found.get(limit - 1).id());
    }

    /**
     * An entry without its rules.
     *
     * @param type what an actor is; absent for a topic
     * @param name display name
     * @param affiliations ids of the actors an actor speaks for, or once spoke for
     * @param wikidata QID where it is known for sure
     * @param origin where it comes from
     * @param revision number of the change that made it what it is; 0 where it was never changed
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ListedEntry(
            VocabularyEntry.Kind kind,
            String id,
            @Nullable ActorType type,
            String name,
            List<String> affiliations,
            @Nullable String wikidata,
            EntryView.Origin origin,
            int revision) {

        static ListedEntry of(Vocabulary base, InForce now, VocabularyEntry entry) {
            Optional<VocabularyEntry> record = now.standing().entry(entry.key());
            return new ListedEntry(
                    entry.kind(),
                    entry.id(),
                    entry.type(),
                    entry.name(),
                    entry.affiliations(),
                    entry.wikidata(),
                    record.map(standing -> EntryView.Origin.of(base, standing)).orElse(EntryView.Origin.PACKAGED),
                    record.map(VocabularyEntry::revision).orElse(0));
        }
    }
}

package io.dyadwatch.enrich.vocabulary;

import io.dyadwatch.contracts.VocabularyEntry;
import io.dyadwatch.tagging.Vocabulary;
import io.dyadwatch.tagging.VocabularyChange;
import io.dyadwatch.tagging.vocabulary.InvalidVocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A vocabulary with the changes that it takes.
 *
 * @param vocabulary with them
 * @param applied the changed entries that it took, by key
 * @param skipped why it did not take another, by key
 */
public record AmendedVocabulary(
        Vocabulary vocabulary, Map<String, VocabularyEntry> applied, Map<String, String> skipped) {

    /**
     * Takes as many of the changes as make a valid vocabulary. The result depends on what is given only, not on its order.
     *
     * @param differing entries as changed at run time
     */
    static AmendedVocabulary of(Vocabulary base, Collection<VocabularyEntry> differing) {
        TreeMap<String, VocabularyEntry> sorted = new TreeMap<>();
        differing.forEach(entry -> sorted.put(entry.key(), entry));
        Search search = new Search(base);
        List<VocabularyEntry> rest = List.copyOf(sorted.values());
        int before;
        do {
            // What was refused for the lack of another entry is taken once that one is in.
            before = rest.size();
            search.skipped.clear();
            search.take(rest);
            rest = rest.stream()
                    .filter(entry -> search.skipped.containsKey(entry.key()))
                    .toList();
        } while (!rest.isEmpty() && rest.size() < before);
        return new AmendedVocabulary(search.vocabulary, Map.copyOf(search.applied), Map.copyOf(search.skipped));
    }

    /**
     * The base with all of these, or nothing.
     *
     * @throws InvalidVocabulary naming the entry and the field that are not acceptable
     */
    public static Vocabulary strictly(Vocabulary base, Collection<VocabularyEntry> differing) {
        List<VocabularyChange> changes = differing.stream()
                .sorted((a, b) -> a.key().compareTo(b.key()))
                .flatMap(entry -> change(base, entry).stream())
                .toList();
        return changes.isEmpty() ? base : base.with(changes);
    }

    private static Optional<VocabularyChange> change(Vocabulary base, VocabularyEntry entry) {
        if (entry.entry() != null) {
            return Optional.of(VocabularyChange.put(entry.kind(), entry.entry()));
        }
        return entry.differs() && has(base, entry.kind(), entry.id())
                ? Optional.of(VocabularyChange.remove(entry.kind(), entry.id()))
                : Optional.empty();
    }

    /** Whether a vocabulary has an entry. */
    public static boolean has(Vocabulary vocabulary, VocabularyEntry.Kind kind, String id) {
        return vocabulary.entries().stream()
                .anyMatch(entry -> entry.kind() == kind && entry.id().equals(id));
    }

    /** Looks for the entries that are at fault by halves: few are, among many. */
    private static final class Search {
        final Vocabulary base;
        final Map<String, VocabularyEntry> applied = new LinkedHashMap<>();
        final Map<String, String> skipped = new LinkedHashMap<>();
        Vocabulary vocabulary;

        Search(Vocabulary base) {
            this.base = base;
            this.vocabulary = base;
        }

        void take(List<VocabularyEntry> some) {
            if (some.isEmpty()) {
                return;
            }
            List<VocabularyEntry> together = new ArrayList<>(applied.values());
            together.addAll(some);
            try {
                vocabulary = strictly(base, together);
                some.forEach(entry -> applied.put(entry.key(), entry));
            } catch (InvalidVocabulary e) {
                if (some.size() == 1) {
                    skipped.put(some.get(0).key(), String.valueOf(e.getMessage()));
                    return;
                }
                take(some.subList(0, some.size() / 2));
                take(some.subList(some.size() / 2, some.size()));
            }
        }
    }
}

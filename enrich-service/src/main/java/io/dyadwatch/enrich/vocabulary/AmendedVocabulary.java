package io.dyadwatch.enrich.vocabulary;

import io.dyadwatch.contracts.VocabularyEntry;
import io.dyadwatch.tagging.Tagger;
import io.dyadwatch.tagging.Vocabulary;
import io.dyadwatch.tagging.vocabulary.VocabularyChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A vocabulary with the changes that it takes.
 *
 * @param built with them
 * @param applied the changes that it took, by the key of their entry
 * @param skipped why it did not take another, by key
 */
public record AmendedVocabulary(Built built, Map<String, VocabularyChange> applied, Map<String, String> skipped) {

    /**
     * A vocabulary and what tags by it.
     *
     * @param tagger by {@code vocabulary}
     */
    public record Built(Vocabulary vocabulary, Tagger tagger) {
        static Built of(Vocabulary vocabulary) {
            return new Built(vocabulary, new Tagger(vocabulary));
        }

        /** A vocabulary that takes the place of this one: no article waits for its matchers. */
        Built followedBy(Vocabulary vocabulary) {
            return new Built(vocabulary, new Tagger(vocabulary).preparedLike(tagger));
        }
    }

    /**
     * Takes as many of the changes as make a valid vocabulary. The result depends on what is given only, not on its order.
     *
     * @param differing entries as changed at run time
     * @param builder makes a tagger
     */
    static AmendedVocabulary of(
            Vocabulary base, Collection<VocabularyEntry> differing, Function<Vocabulary, Built> builder) {
        TreeMap<String, VocabularyEntry> sorted = new TreeMap<>();
        differing.forEach(entry -> sorted.put(entry.key(), entry));
        Search search = new Search(base, builder);
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
        Built built = search.built == null ? builder.apply(base) : search.built;
        return new AmendedVocabulary(built, Map.copyOf(search.applied), Map.copyOf(search.skipped));
    }

    private static VocabularyChange change(VocabularyEntry differing) {
        return new VocabularyChange(differing.kind(), differing.id(), differing.entry());
    }

    /** Looks for the entries that are at fault by halves: few are, among many. */
    private static final class Search {
        final Vocabulary base;
        final Map<String, VocabularyChange> applied = new LinkedHashMap<>();
        final Map<String, String> skipped = new LinkedHashMap<>();
        final Function<Vocabulary, Built> builder;

        @Nullable Built built;

        Search(Vocabulary base, Function<Vocabulary, Built> builder) {
            this.base = base;
            this.builder = builder;
        }

        void take(List<VocabularyEntry> some) {
            if (some.isEmpty()) {
                return;
            }
            List<VocabularyChange> together = new ArrayList<>(applied.values());
            some.forEach(entry -> together.add(change(entry)));
            try {
                built = builder.apply(base.with(together));
                some.forEach(entry -> applied.put(entry.key(), change(entry)));
            } catch (RuntimeException e) {
                // InvalidVocabulary as a rule; whatever else a record makes happen must not stop the others either.
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

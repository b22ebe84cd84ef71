package io.dyadwatch.tagging;

import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.MentionKind;
import io.dyadwatch.contracts.Pair;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Collects the pairs of actors that share a sentence.
 *
 * <p>A pair that shares a sentence by name or metonym is made of those sentences only; one that has none such is a
 * {@code demonym} pair of the sentences it has.
 */
final class Pairs {
    private final Map<List<String>, Shared> shared = new LinkedHashMap<>();
    private boolean full;

    /**
     * An actor in one sentence.
     *
     * @param id slug
     * @param named whether a mention is more than a demonym
     * @param lists numbers of the enumerations that its mentions stand in; empty where one of them stands in none
     * @param clauses numbers of the clauses, parted by semicolons, that its mentions stand in
     */
    record Present(String id, boolean named, List<Integer> lists, Set<Integer> clauses) {
        /** The same actor mentioned twice in the sentence. */
        Present and(Present other) {
            List<Integer> both = new ArrayList<>();
            if (!lists.isEmpty() && !other.lists.isEmpty()) {
                both.addAll(lists);
                both.addAll(other.lists);
            }
            return new Present(id, named || other.named, List.copyOf(both), join(clauses, other.clauses));
        }

        private static Set<Integer> join(Set<Integer> one, Set<Integer> other) {
            if (one.containsAll(other)) {
                return one;
            }
            Set<Integer> all = new HashSet<>(one);
            all.addAll(other);
            return all;
        }

        static boolean isNamed(MentionKind kind) {
            return kind != MentionKind.DEMONYM;
        }
    }

    private static final class Shared {
        final List<Integer> named = new ArrayList<>();
        final List<Integer> others = new ArrayList<>();
        final List<Integer> clausesOfNamed = new ArrayList<>();
        final List<Integer> clausesOfOthers = new ArrayList<>();
        boolean onlyListed = true;
    }

    /**
     * @param sentence its position in the article; sentences come in order
     * @param present its actors, each once
     */
    void add(int sentence, List<Present> present) {
        for (int i = 0; i < present.size(); i++) {
            for (int k = i + 1; k < present.size(); k++) {
                add(sentence, present.get(i), present.get(k));
            }
        }
    }

    private void add(int sentence, Present one, Present other) {
        List<String> ids =
                one.id().compareTo(other.id()) < 0 ? List.of(one.id(), other.id()) : List.of(other.id(), one.id());
        Shared pair = shared.get(ids);
        if (pair == null) {
            if (shared.size() == EnrichedArticle.MAX_PAIRS) {
                full = true;
                return;
            }
            pair = new Shared();
            shared.put(ids, pair);
        }
        boolean named = one.named() && other.named();
        (named ? pair.named : pair.others).add(sentence);
        List<Integer> clauses = named ? pair.clausesOfNamed : pair.clausesOfOthers;
        one.clauses().stream().filter(other.clauses()::contains).forEach(clauses::add);
        pair.onlyListed &= one.lists().stream().anyMatch(other.lists()::contains);
    }

    /** Whether a pair was left out. */
    boolean isFull() {
        return full;
    }

    /**
     * @param topicsByClause ids of the topics that a clause states and does not deny
     */
    List<Pair> toList(Map<Integer, ? extends Iterable<String>> topicsByClause) {
        List<Pair> pairs = new ArrayList<>(shared.size());
        shared.forEach((ids, pair) -> {
            boolean demonym = pair.named.isEmpty();
            List<Integer> sentences = demonym ? pair.others : pair.named;
            TreeSet<String> topics = new TreeSet<>();
            for (int clause : demonym ? pair.clausesOfOthers : pair.clausesOfNamed) {
                Iterable<String> stated = topicsByClause.get(clause);
                if (stated != null) {
                    stated.forEach(topics::add);
                }
            }
            pairs.add(new Pair(ids, sentences, List.copyOf(topics), pair.onlyListed, demonym));
        });
        return pairs;
    }
}

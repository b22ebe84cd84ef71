package io.dyadwatch.alert.match;

import io.dyadwatch.alert.watch.Term;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Mention;
import io.dyadwatch.contracts.MentionKind;
import io.dyadwatch.contracts.Pair;
import io.dyadwatch.contracts.Region;
import io.dyadwatch.contracts.Sentence;
import io.dyadwatch.contracts.SpanIn;
import io.dyadwatch.contracts.TaggedActor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who appears in an article, where, and which terms of watches they answer. Actors are numbered by first mention. What
 * stands in boilerplate only does not appear. Immutable.
 */
final class Cast {
    /** Affiliations looked at of one actor: the vocabulary gives one or two, and a record may claim a thousand. */
    static final int MAX_AFFILIATIONS = 20;

    private final List<Sentence> sentences;
    private final List<String> ids = new ArrayList<>();
    private final int[] ranks;
    private final List<Term> terms;
    private final Map<Term, Integer> places = new HashMap<>();
    private final String[] texts;
    private final List<int[]> termsOf = new ArrayList<>();
    private final List<int[]> named = new ArrayList<>();
    private final List<int[]> mentioned = new ArrayList<>();
    private final int[][] answering;
    private final PairTable<Pair> pairs;
    private final BitSet[] partners;

    Cast(EnrichedArticle article) {
        sentences = article.sentences();
        Map<String, Integer> numbers = new HashMap<>();
        Map<Term, List<Integer>> answers = new LinkedHashMap<>();
        for (TaggedActor actor : article.actors()) {
            int[] anywhere = sentencesOf(actor, mention -> true);
            if (anywhere.length == 0 || numbers.putIfAbsent(actor.id(), ids.size()) != null) {
                continue;
            }
            Set<Term> answered = termsOf(actor);
            for (Term term : answered) {
                answers.computeIfAbsent(term, t -> new ArrayList<>(2)).add(ids.size());
                places.putIfAbsent(term, places.size());
            }
            termsOf.add(answered.stream().mapToInt(places::get).toArray());
            ids.add(actor.id());
            named.add(sentencesOf(actor, mention -> mention.kind() != MentionKind.DEMONYM));
            mentioned.add(anywhere);
        }
        ranks = new int[ids.size()];
        int rank = 0;
        List<Integer> sorted = new ArrayList<>(numbers.values());
        sorted.sort(Comparator.comparing(ids::get));
        for (int actor : sorted) {
            ranks[actor] = rank++;
        }
        terms = List.copyOf(answers.keySet());
        texts = terms.stream().map(Term::toString).toArray(String[]::new);
        answering = answers.values().stream()
                .map(actors -> actors.stream().mapToInt(i -> i).toArray())
                .toArray(int[][]::new);
        pairs = new PairTable<>(ids.size());
        partners = new BitSet[ids.size()];
        Arrays.setAll(partners, actor -> new BitSet());
        for (Pair pair : article.pairs()) {
            Integer one = numbers.get(pair.actors().get(0));
            Integer other = numbers.get(pair.actors().get(1));
            Pair shown = withoutBoilerplate(pair);
            if (one != null && other != null && shown != null && pairs.get(one, other) == null) {
                pairs.put(one, other, shown);
                partners[one].set(other);
                partners[other].set(one);
            }
        }
    }

    private static Set<Term> termsOf(TaggedActor actor) {
        Set<Term> terms = new LinkedHashSet<>();
        terms.add(new Term(actor.id(), false));
        terms.add(new Term(actor.id(), true));
        actor.affiliations().stream().limit(MAX_AFFILIATIONS).forEach(group -> terms.add(new Term(group, true)));
        return terms;
    }

    private int[] sentencesOf(TaggedActor actor, Predicate<Mention> counts) {
        return actor.mentions().stream()
                .filter(counts)
                .mapToInt(Mention::sentence)
                .filter(sentence -> !isBoilerplate(sentence))
                .sorted()
                .distinct()
                .toArray();
    }

    private @Nullable Pair withoutBoilerplate(Pair pair) {
        if (pair.sentences().stream().noneMatch(this::isBoilerplate)) {
            return pair;
        }
        List<Integer> shown = pair.sentences().stream()
                .filter(sentence -> !isBoilerplate(sentence))
                .toList();
        return shown.isEmpty() ? null : new Pair(pair.actors(), shown, pair.topics(), pair.list(), pair.demonym());
    }

    private boolean isBoilerplate(int sentence) {
        return regionOf(sentence) == Region.BOILERPLATE;
    }

    private @Nullable Region regionOf(int sentence) {
        return sentence >= 0 && sentence < sentences.size()
                ? sentences.get(sentence).region()
                : null;
    }

    /** Whether a sentence stands in the title or the lead. */
    boolean isProminent(int sentence) {
        Region region = regionOf(sentence);
        return region == Region.TITLE || region == Region.LEAD;
    }

    boolean isTitle(int sentence) {
        return sentence >= 0
                && sentence < sentences.size()
                && sentences.get(sentence).in() == SpanIn.TITLE;
    }

    String id(int actor) {
        return ids.get(actor);
    }

    /** Place of an actor's id in the order of all ids. */
    int rank(int actor) {
        return ranks[actor];
    }

    /** Number of actors. */
    int size() {
        return ids.size();
    }

    /** Number of terms that somebody answers; each has a place, from 0. */
    int terms() {
        return texts.length;
    }

    Term term(int place) {
        return terms.get(place);
    }

    /** A term as it is written. */
    String text(int place) {
        return texts[place];
    }

    /** Where a term has its place; {@link TermNumbers#NONE} where nobody answers it. */
    int place(Term term) {
        return places.getOrDefault(term, TermNumbers.NONE);
    }

    /** How closely a term that an actor answers names it: 0 is itself, then itself with its affiliated, then its groups. */
    int closeness(int actor, int place) {
        int[] answered = termsOf.get(actor);
        int closeness = 0;
        while (answered[closeness] != place) {
            closeness++;
        }
        return closeness;
    }

    /** Places of the terms that somebody answers who shares a sentence with somebody who answers this one. */
    BitSet termsBeside(int place) {
        BitSet beside = new BitSet(terms());
        for (int actor : answering[place]) {
            partners[actor].stream().forEach(partner -> {
                for (int term : termsOf.get(partner)) {
                    beside.set(term);
                }
            });
        }
        return beside;
    }

    /** Numbers of the actors that answer the term of a place, ascending. */
    int[] answering(int place) {
        return answering[place];
    }

    /** Sentences with a name or metonym of an actor, ascending. */
    int[] named(int actor) {
        return named.get(actor);
    }

    /** Sentences with any mention of an actor, ascending. */
    int[] mentioned(int actor) {
        return mentioned.get(actor);
    }

    /** What the article says of two actors that share a sentence. */
    @Nullable Pair pair(int one, int other) {
        return pairs.get(one, other);
    }

    /** Who shares a sentence with an actor; not to be changed. */
    BitSet partners(int actor) {
        return partners[actor];
    }
}

package io.dyadwatch.alert.match;

import io.dyadwatch.alert.watch.Watch;
import io.dyadwatch.contracts.Alert;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Mention;
import io.dyadwatch.contracts.MentionKind;
import io.dyadwatch.contracts.Pair;
import io.dyadwatch.contracts.Scope;
import io.dyadwatch.contracts.TaggedActor;
import io.dyadwatch.contracts.TaggedTopic;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One article, asked which watches it matches.
 *
 * <p>Scope {@code sentence} wants a pair that shares a sentence by name or metonym and not only in a list; scope
 * {@code article} wants each actor named or metonymically meant anywhere in it. A demonym alone never counts.
 */
public final class Matching {
    private final Map<List<String>, Pair> provenPairs = new HashMap<>();
    private final Map<String, TreeSet<Integer>> namedIn = new LinkedHashMap<>();
    private final List<String> topics;

    public Matching(EnrichedArticle article) {
        for (Pair pair : article.pairs()) {
            if (!pair.demonym() && !pair.list()) {
                provenPairs.put(pair.actors(), pair);
            }
        }
        for (TaggedActor actor : article.actors()) {
            TreeSet<Integer> sentences = new TreeSet<>();
            for (Mention mention : actor.mentions()) {
                if (mention.kind() != MentionKind.DEMONYM) {
                    sentences.add(mention.sentence());
                }
            }
            if (!sentences.isEmpty()) {
                namedIn.put(actor.id(), sentences);
            }
        }
        topics = article.topics().stream()
                .map(TaggedTopic::id)
                .distinct()
                .sorted()
                .toList();
    }

    /** The actors a watch may find here, by which candidates are looked up. */
    public Set<String> actors() {
        return Set.copyOf(namedIn.keySet());
    }

    /** Which of the candidates really match, in their order. */
    public List<Match> matches(Collection<Watch> candidates) {
        return candidates.stream().map(this::match).flatMap(Optional::stream).toList();
    }

    private Optional<Match> match(Watch watch) {
        Optional<Match> match =
                watch.definition().scope() == Scope.SENTENCE ? inOneSentence(watch) : inTheArticle(watch);
        List<String> wanted = watch.definition().topics().any();
        return match.filter(found -> wanted.isEmpty() || wanted.stream().anyMatch(found.topics()::contains));
    }

    private Optional<Match> inOneSentence(Watch watch) {
        return Optional.ofNullable(provenPairs.get(sorted(watch)))
                .map(pair -> found(watch, pair.topics(), pair.sentences()));
    }

    private static List<String> actors(Watch watch) {
        return watch.definition().sides().stream()
                .map(side -> side.get(0).actor())
                .toList();
    }

    private static List<String> sorted(Watch watch) {
        return actors(watch).stream().sorted().toList();
    }

    private static Match found(Watch watch, List<String> topics, List<Integer> sentences) {
        List<String> actors = actors(watch);
        return new Match(watch, List.of(new Alert.MatchedPair(actors, actors, topics)), topics, sentences);
    }

    private Optional<Match> inTheArticle(Watch watch) {
        TreeSet<Integer> first = namedIn.get(actors(watch).get(0));
        TreeSet<Integer> second = namedIn.get(actors(watch).get(1));
        if (first == null || second == null) {
            return Optional.empty();
        }
        Pair pair = provenPairs.get(sorted(watch));
        List<Integer> proof =
                pair == null ? List.copyOf(new TreeSet<>(List.of(first.first(), second.first()))) : pair.sentences();
        return Optional.of(found(watch, topics, proof));
    }
}

package io.dyadwatch.alert.match;

import io.dyadwatch.alert.watch.Term;
import io.dyadwatch.alert.watch.TopicScope;
import io.dyadwatch.alert.watch.Watch;
import io.dyadwatch.contracts.Alert;
import io.dyadwatch.contracts.EnrichedArticle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One article, asked which watches it matches. What a watch wants to know of two actors is worked out once for all
 * watches. Used by one thread.
 *
 * <p>What the scopes, lists, demonyms and filters of a watch mean stands in {@code docs/watches.md}.
 */
public final class Matching {
    /** Actor pairs that one match shows. */
    static final int MAX_PAIRS = 20;
    /** Actors of one side times actors of the other that are looked at for one watch, those named first. */
    static final int MAX_COMBINATIONS = 10_000;

    private static final Comparator<Found> BEST_PROVEN_FIRST = Comparator.comparing(
                    (Found found) -> -found.proof.sharedSentences())
            .thenComparing(found -> found.proof.sentences().get(0))
            .thenComparing(found -> found.pair.actors().get(0))
            .thenComparing(found -> found.pair.actors().get(1));

    private final EnrichedArticle enriched;
    private final SourceName names;
    private final String source;
    private final String language;
    private final Duration age;
    private final Cast cast;
    private final Proofs proofs;
    private final StatedTopics topics;

    private record Found(Alert.MatchedPair pair, Proof proof) {}

    /** @param now against which a watch's {@code maxAge} is held */
    public Matching(EnrichedArticle enriched, SourceName names, Instant now) {
        this.enriched = enriched;
        this.names = names;
        this.source = names.of(enriched.article());
        this.language = enriched.language().toLowerCase(Locale.ROOT);
        Instant published = enriched.article().publishedAt();
        this.age = Duration.between(published == null ? enriched.article().fetchedAt() : published, now);
        this.cast = new Cast(enriched);
        this.proofs = new Proofs(cast);
        this.topics = new StatedTopics(enriched);
    }

    /** Who published the article, as {@link SourceName} says. */
    public String source() {
        return source;
    }

    /** Whether one watch, stored or not, matches the article, and why. */
    public Optional<Match> match(Watch watch) {
        return answer(Question.of(watch.definition(), names)).map(answer -> answer.to(watch));
    }

    Cast cast() {
        return cast;
    }

    Optional<Answer> answer(Question question) {
        if (!admits(question)) {
            return Optional.empty();
        }
        List<Found> found = pairs(question);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        found.sort(BEST_PROVEN_FIRST);
        List<Found> shown = found.subList(0, Math.min(found.size(), MAX_PAIRS));
        List<Alert.MatchedPair> pairs = shown.stream().map(Found::pair).toList();
        return Optional.of(new Answer(pairs, topics(question, pairs), sentences(shown)));
    }

    private boolean admits(Question question) {
        return (question.backfill() || !enriched.article().backfill())
                && question.admitsLanguage(language)
                && question.admitsSource(source)
                && (question.maxAge() == null || age.compareTo(question.maxAge()) <= 0)
                && (question.topicScope() == TopicScope.PAIR
                        || question.topics().admits(topics.ofArticle(question.modality())));
    }

    private List<Found> pairs(Question question) {
        Map<Integer, Term> one = answering(question.one());
        Map<Integer, Term> other = answering(question.other());
        Set<Long> seen = new HashSet<>();
        List<Found> found = new ArrayList<>();
        int combinations = 0;
        for (Map.Entry<Integer, Term> a : one.entrySet()) {
            for (Map.Entry<Integer, Term> b : other.entrySet()) {
                boolean itself = a.getKey().equals(b.getKey());
                if (!itself && seen.add(Cast.key(a.getKey(), b.getKey()))) {
                    found(question, a, b).ifPresent(found::add);
                }
                if (++combinations == MAX_COMBINATIONS) {
                    return found;
                }
            }
        }
        return found;
    }

    /** The actors that answer a side, each with the first term that it answers. */
    private Map<Integer, Term> answering(List<Term> side) {
        Map<Integer, Term> actors = new LinkedHashMap<>();
        for (Term term : side) {
            for (int actor : cast.answering(term)) {
                actors.putIfAbsent(actor, term);
            }
        }
        return actors;
    }

    private Optional<Found> found(Question question, Map.Entry<Integer, Term> one, Map.Entry<Integer, Term> other) {
        return proofs.of(one.getKey(), other.getKey(), question).flatMap(proof -> {
            List<String> stated = topics.of(proof, question.modality());
            if (question.topicScope() == TopicScope.PAIR && !question.topics().admits(stated)) {
                return Optional.empty();
            }
            Alert.MatchedPair pair = new Alert.MatchedPair(
                    List.of(cast.id(one.getKey()), cast.id(other.getKey())),
                    List.of(one.getValue().toString(), other.getValue().toString()),
                    stated);
            return Optional.of(new Found(pair, proof));
        });
    }

    private List<String> topics(Question question, List<Alert.MatchedPair> pairs) {
        if (question.topicScope() == TopicScope.ARTICLE) {
            return topics.ofArticle(question.modality());
        }
        if (pairs.size() == 1) {
            return pairs.get(0).topics();
        }
        TreeSet<String> all = new TreeSet<>();
        pairs.forEach(pair -> all.addAll(pair.topics()));
        return List.copyOf(all);
    }

    private static List<Integer> sentences(List<Found> shown) {
        if (shown.size() == 1) {
            return shown.get(0).proof.sentences();
        }
        TreeSet<Integer> all = new TreeSet<>();
        shown.forEach(found -> all.addAll(found.proof.sentences()));
        return List.copyOf(all);
    }
}

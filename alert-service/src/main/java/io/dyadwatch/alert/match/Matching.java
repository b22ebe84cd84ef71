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
import org.jspecify.annotations.Nullable;

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
        if (found.size() == 1) {
            Found only = found.get(0);
            List<Alert.MatchedPair> pair = List.of(only.pair);
            return Optional.of(new Answer(pair, topics(question, pair), only.proof.sentences()));
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
        Answering one = answering(question.one());
        Answering other = answering(question.other());
        if (one.actors.length == 1 && other.actors.length == 1) {
            Found only = found(question, one, 0, other, 0);
            return only == null ? List.of() : List.of(only);
        }
        Set<Long> seen = new HashSet<>();
        List<Found> found = new ArrayList<>();
        int combinations = 0;
        for (int i = 0; i < one.actors.length; i++) {
            for (int k = 0; k < other.actors.length; k++) {
                Found next = seen.add(Cast.key(one.actors[i], other.actors[k])) ? found(question, one, i, other, k) : null;
                if (next != null) {
                    found.add(next);
                }
                if (++combinations == MAX_COMBINATIONS) {
                    return found;
                }
            }
        }
        return found;
    }

    /**
     * The actors that answer a side.
     *
     * @param terms for each the first term that it answers; one for all where there is only one
     */
    private record Answering(int[] actors, List<Term> terms) {
        Term term(int i) {
            return terms.get(terms.size() == 1 ? 0 : i);
        }
    }

    private Answering answering(List<Term> side) {
        if (side.size() == 1) {
            return new Answering(cast.answering(side.get(0)), side);
        }
        Map<Integer, Term> actors = new LinkedHashMap<>();
        for (Term term : side) {
            for (int actor : cast.answering(term)) {
                actors.putIfAbsent(actor, term);
            }
        }
        int[] numbers = new int[actors.size()];
        int next = 0;
        for (int actor : actors.keySet()) {
            numbers[next++] = actor;
        }
        return new Answering(numbers, List.copyOf(actors.values()));
    }

    private @Nullable Found found(Question question, Answering one, int i, Answering other, int k) {
        int a = one.actors[i];
        int b = other.actors[k];
        Proof proof = a == b ? null : proofs.of(a, b, question).orElse(null);
        if (proof == null) {
            return null;
        }
        List<String> stated = proof.topics(question.modality(), topics);
        if (question.topicScope() == TopicScope.PAIR && !question.topics().admits(stated)) {
            return null;
        }
        List<String> actors = List.of(cast.id(a), cast.id(b));
        List<String> terms = List.of(one.term(i).toString(), other.term(k).toString());
        return new Found(new Alert.MatchedPair(actors, terms, stated), proof);
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
        TreeSet<Integer> all = new TreeSet<>();
        shown.forEach(found -> all.addAll(found.proof.sentences()));
        return List.copyOf(all);
    }
}

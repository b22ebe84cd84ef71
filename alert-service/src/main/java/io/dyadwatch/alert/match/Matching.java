package io.dyadwatch.alert.match;

import io.dyadwatch.alert.watch.Term;
import io.dyadwatch.alert.watch.TopicScope;
import io.dyadwatch.alert.watch.Watch;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    private final EnrichedArticle enriched;
    private final SourceName names;
    private final String source;
    private final String language;
    private final Duration age;
    private final Cast cast;
    private final Proofs proofs;
    private final StatedTopics topics;
    private final Answers answers;
    private final Side one;
    private final Side other;

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
        this.answers = new Answers(topics, enriched.sentences().size());
        this.one = new Side(cast);
        this.other = new Side(cast);
    }

    /** Who published the article, as {@link SourceName} says. */
    public String source() {
        return source;
    }

    /** Whether one watch, stored or not, matches the article, and why. */
    public Optional<Match> match(Watch watch) {
        Question question = Question.of(watch.definition(), names);
        if (!admits(question.conditions())) {
            return Optional.empty();
        }
        fill(one, question.one());
        fill(other, question.other());
        List<Found> found = find(question.conditions());
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(answers.of(question.conditions(), found).to(watch));
    }

    private void fill(Side side, List<Term> terms) {
        side.clear();
        for (Term term : terms) {
            side.add(cast.place(term));
        }
    }

    Cast cast() {
        return cast;
    }

    /** Makes room for sides of so many terms. */
    void expect(int terms) {
        one.expect(terms);
        other.expect(terms);
    }

    /** What answers a question whose conditions admit the article, in no order; empty where nothing does. */
    List<Found> find(Asked asked, TermNumbers numbers) {
        asked.fillOne(one, numbers);
        asked.fillOther(other, numbers);
        return find(asked.conditions());
    }

    /** What is to be told of that. */
    Answer answer(Asked asked, List<Found> found) {
        return answers.of(asked.conditions(), found);
    }

    private List<Found> find(Conditions conditions) {
        if (one.size() == 1 && other.size() == 1) {
            Found only = find(conditions, 0, 0);
            return only == null ? List.of() : List.of(only);
        }
        List<Found> found = List.of();
        boolean together = conditions.scope() == Scope.SENTENCE;
        int combinations = 0;
        for (int i = 0; i < one.size(); i++) {
            BitSet partners = cast.partners(one.actor(i));
            for (int k = 0; k < other.size(); k++) {
                Found next = together && !partners.get(other.actor(k)) ? null : find(conditions, i, k);
                if (next != null && !isKnown(i, k)) {
                    found = found.isEmpty() ? new ArrayList<>(4) : found;
                    found.add(next);
                }
                if (++combinations == MAX_COMBINATIONS) {
                    return found;
                }
            }
        }
        return found;
    }

    /** Whether the two came before, the other way round. */
    private boolean isKnown(int i, int k) {
        return other.has(one.actor(i)) && one.hasBefore(i, other.actor(k));
    }

    /** Whether the article as a whole is what is asked, whoever is in it. */
    boolean admits(Conditions asked) {
        return (asked.backfill() || !enriched.article().backfill())
                && asked.admitsLanguage(language)
                && asked.admitsSource(source)
                && (asked.maxAge() == null || age.compareTo(asked.maxAge()) <= 0)
                && (asked.topicScope() == TopicScope.PAIR || asked.topics().admits(topics.ofArticle(asked.modality())));
    }

    private @Nullable Found find(Conditions asked, int i, int k) {
        int a = one.actor(i);
        int b = other.actor(k);
        Proof proof = a == b ? Proof.NONE : proofs.of(a, b, asked);
        if (proof == Proof.NONE) {
            return null;
        }
        List<String> stated = proof.topics(asked.modality(), topics);
        if (asked.topicScope() == TopicScope.PAIR && !asked.topics().admits(stated)) {
            return null;
        }
        return proof.found(cast, a, b, one.term(i), other.term(k), asked.modality(), topics);
    }
}

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
    /** Actors of one term times actors of the other that are looked at, those named first. */
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
    }

    /** Who published the article, as {@link SourceName} says. */
    public String source() {
        return source;
    }

    /** Whether one watch, stored or not, matches the article, and why. */
    public Optional<Match> match(Watch watch) {
        Question question = Question.of(watch.definition(), names);
        Conditions conditions = question.conditions();
        if (!admits(conditions)) {
            return Optional.empty();
        }
        List<Finding> findings = new ArrayList<>();
        for (Term one : question.one()) {
            for (Term other : question.other()) {
                Finding finding = find(conditions, cast.place(one), cast.place(other));
                if (finding != null) {
                    findings.add(finding);
                }
            }
        }
        return findings.isEmpty()
                ? Optional.empty()
                : Optional.of(answer(conditions, Finding.of(findings)).to(watch));
    }

    Cast cast() {
        return cast;
    }

    /** What is to be told of that. */
    Answer answer(Conditions asked, Finding finding) {
        return finding.alone(answers, asked);
    }

    /**
     * What there is of two terms under conditions that admit the article, given by their places in the cast; null where
     * there is nothing.
     */
    @Nullable Finding find(Conditions asked, int one, int other) {
        if (one == TermNumbers.NONE || other == TermNumbers.NONE) {
            return null;
        }
        List<Found> found = List.of();
        boolean together = asked.scope() == Scope.SENTENCE;
        int combinations = 0;
        for (int a : cast.answering(one)) {
            BitSet partners = cast.partners(a);
            for (int b : cast.answering(other)) {
                Found next = together && !partners.get(b) ? null : find(asked, a, b, one, other);
                if (next != null) {
                    found = found.isEmpty() ? new ArrayList<>(2) : found;
                    found.add(next);
                }
                if (++combinations == MAX_COMBINATIONS) {
                    return found.isEmpty() ? null : Finding.of(found);
                }
            }
        }
        return found.isEmpty() ? null : Finding.of(found);
    }

    /** Whether the article as a whole is what is asked, whoever is in it. */
    boolean admits(Conditions asked) {
        return (asked.backfill() || !enriched.article().backfill())
                && asked.admitsLanguage(language)
                && asked.admitsSource(source)
                && (asked.maxAge() == null || age.compareTo(asked.maxAge()) <= 0)
                && (asked.topicScope() == TopicScope.PAIR || asked.topics().admits(topics.ofArticle(asked.modality())));
    }

    private @Nullable Found find(Conditions asked, int a, int b, int oneTerm, int otherTerm) {
        Proof proof = a == b ? Proof.NONE : proofs.of(a, b, asked);
        if (proof == Proof.NONE) {
            return null;
        }
        List<String> stated = proof.topics(asked.modality(), topics);
        if (asked.topicScope() == TopicScope.PAIR && !asked.topics().admits(stated)) {
            return null;
        }
        return proof.found(cast, a, b, oneTerm, otherTerm, asked.modality(), topics);
    }
}

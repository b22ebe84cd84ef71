package io.dyadwatch.alert.match;

import io.dyadwatch.contracts.Alert.MatchedPair;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two actors of an article that answer questions, in one way and by one term each. Used by one thread. */
final class Found {
    private final Proof proof;
    private final int one;
    private final int oneTerm;
    private final int otherTerm;
    private final int modality;
    private final MatchedPair pair;
    /** Orders by how many sentences prove the two, most first, and then by the first of these. */
    private final long byProof;
    /** Orders by the actors' ids, the first side's first. */
    private final long byActors;

    /** Orders by how closely the terms name the actors, the first side's first. */
    private final long byTerms;

    private @Nullable Answer alone;

    /**
     * @param one number of the actor of the first side; {@code other} of the second
     * @param oneTerm place in the cast of the term that it answers; {@code otherTerm} likewise
     * @param modality what counts, as {@link Conditions#modality()} writes it
     * @param topics ids that count, alphabetical
     */
    Found(Cast cast, int one, int other, int oneTerm, int otherTerm, Proof proof, int modality, List<String> topics) {
        this.proof = proof;
        this.one = one;
        this.oneTerm = oneTerm;
        this.otherTerm = otherTerm;
        this.modality = modality;
        this.pair = new MatchedPair(
                List.of(cast.id(one), cast.id(other)), List.of(cast.text(oneTerm), cast.text(otherTerm)), topics);
        long first = (long) proof.sentences().get(0) - Integer.MIN_VALUE;
        this.byProof = ((long) -proof.sharedSentences() << Integer.SIZE) + first;
        this.byActors = ((long) cast.rank(one) << Integer.SIZE) | cast.rank(other);
        this.byTerms = ((long) cast.closeness(one, oneTerm) << Integer.SIZE) | cast.closeness(other, otherTerm);
    }

    /** Whether it has this actor on the first side, these terms, and the topics of this modality. */
    boolean is(int first, int firstTerm, int secondTerm, int thatModality) {
        return one == first && oneTerm == firstTerm && otherTerm == secondTerm && modality == thatModality;
    }

    Proof proof() {
        return proof;
    }

    MatchedPair pair() {
        return pair;
    }

    /** Ids of the topics that count, alphabetical. */
    List<String> topics() {
        return pair.topics();
    }

    /** What is to be told where nothing else was found. */
    Answer alone() {
        Answer known = alone;
        if (known == null) {
            known = new Answer(List.of(pair), topics(), proof.sentences());
            alone = known;
        }
        return known;
    }

    /** Of the same two actors: whether its terms name them more closely; if alike, the one named first comes first. */
    boolean isBetterThan(Found same) {
        return byTerms == same.byTerms ? one < same.one : byTerms < same.byTerms;
    }

    /** The best proven first. */
    static int compare(Found a, Found b) {
        int order = Long.compare(a.byProof, b.byProof);
        return order == 0 ? Long.compare(a.byActors, b.byActors) : order;
    }
}

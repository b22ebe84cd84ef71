package io.dyadwatch.alert.match;

import io.dyadwatch.contracts.Pair;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why two actors count as appearing together. Its identity is the question that it answers. */
final class Proof {
    /** For two that do not appear together in the way that was asked. */
    static final Proof NONE = new Proof(List.of(), null);

    private final List<Integer> sentences;
    private final @Nullable Pair shared;
    /** By a set of modalities as {@link Conditions#modality()} writes it; filled as they are asked for. */
    private final @Nullable List<String>[] topics;
    /** What was found by it so far: few, as an actor answers few terms. */
    private final List<Found> found = new ArrayList<>(2);

    /**
     * @param sentences indexes, ascending, at least one, but for {@link #NONE}
     * @param shared what the article says of the two where these are sentences that they share; absent where each stands
     *     in sentences of its own
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    Proof(List<Integer> sentences, @Nullable Pair shared) {
        this.sentences = sentences;
        this.shared = shared;
        this.topics = new List[Conditions.MODALITIES];
    }

    List<Integer> sentences() {
        return sentences;
    }

    @Nullable Pair shared() {
        return shared;
    }

    /** How many sentences name both. */
    int sharedSentences() {
        return shared == null ? 0 : sentences.size();
    }

    /** Ids of the topics that count here, alphabetical. */
    List<String> topics(int modality, StatedTopics stated) {
        List<String> known = topics[modality];
        if (known == null) {
            known = stated.of(this, modality);
            topics[modality] = known;
        }
        return known;
    }

    /** What is found by this, the same each time. */
    Found found(Cast cast, int one, int other, int oneTerm, int otherTerm, int modality, StatedTopics stated) {
        for (int i = 0; i < found.size(); i++) {
            Found known = found.get(i);
            if (known.is(one, oneTerm, otherTerm, modality)) {
                return known;
            }
        }
        Found made = new Found(cast, one, other, oneTerm, otherTerm, this, modality, topics(modality, stated));
        found.add(made);
        return made;
    }
}

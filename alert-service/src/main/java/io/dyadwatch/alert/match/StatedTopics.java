package io.dyadwatch.alert.match;

import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Evidence;
import io.dyadwatch.contracts.Modality;
import io.dyadwatch.contracts.Pair;
import io.dyadwatch.contracts.TaggedTopic;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The topics of one article, as a whole and where two actors appear together. Used by one thread.
 *
 * <p>The record tells how the article as a whole states a topic, and which topics a pair's shared sentences state of the
 * two and do not deny. Hence, where the proof is shared sentences: a topic of the pair counts as the article states it,
 * and as asserted where the article as a whole denies it, for here it is not denied; a topic that is not the pair's
 * counts only as denied, where the article denies it and speaks of it in these sentences. Where the proof is sentences of
 * the one and of the other, a topic counts as the article states it where one of them speaks of it.
 */
final class StatedTopics {
    private final Map<String, Stated> stated = new HashMap<>();
    private final @Nullable List<String>[] ofArticle = noTopics();

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable List<String>[] noTopics() {
        return new List[Conditions.MODALITIES];
    }

    private record Stated(Modality modality, BitSet sentences) {
        boolean isIn(Collection<Integer> some) {
            for (int sentence : some) {
                if (sentence >= 0 && sentences.get(sentence)) {
                    return true;
                }
            }
            return false;
        }
    }

    StatedTopics(EnrichedArticle article) {
        for (TaggedTopic topic : article.topics()) {
            BitSet sentences = new BitSet();
            for (Evidence evidence : topic.evidence()) {
                // A record written by hand may name any.
                if (evidence.sentence() < article.sentences().size()) {
                    sentences.set(evidence.sentence());
                }
            }
            stated.putIfAbsent(topic.id(), new Stated(topic.modality(), sentences));
        }
    }

    /** Ids of the topics that the article as a whole states in one of these ways, alphabetical. */
    List<String> ofArticle(int accepted) {
        List<String> known = ofArticle[accepted];
        if (known == null) {
            known = stated.entrySet().stream()
                    .filter(topic -> isIn(accepted, topic.getValue().modality()))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
            ofArticle[accepted] = known;
        }
        return known;
    }

    /** Ids of the topics that count for a proof, alphabetical. */
    List<String> of(Proof proof, int accepted) {
        Pair pair = proof.shared();
        if (stated.isEmpty() && (pair == null || pair.topics().isEmpty())) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        for (String id : stated.keySet()) {
            if (counts(id, proof, accepted)) {
                found.add(id);
            }
        }
        for (String id : pair == null ? List.<String>of() : pair.topics()) {
            // Only a record written by hand has a topic of a pair that is not the article's.
            if (!stated.containsKey(id) && counts(id, proof, accepted)) {
                found.add(id);
            }
        }
        Collections.sort(found);
        return List.copyOf(found);
    }

    private static boolean isIn(int accepted, Modality modality) {
        return (accepted & Conditions.bit(modality)) != 0;
    }

    private boolean counts(String id, Proof proof, int accepted) {
        Pair pair = proof.shared();
        Stated topic = stated.get(id);
        if (pair == null) {
            return topic != null && isIn(accepted, topic.modality()) && topic.isIn(proof.sentences());
        }
        if (!pair.topics().contains(id)) {
            return topic != null
                    && topic.modality() == Modality.NEGATED
                    && isIn(accepted, Modality.NEGATED)
                    && topic.isIn(proof.sentences());
        }
        if (topic == null) {
            return isIn(accepted, Modality.ASSERTED);
        }
        boolean whole = proof.sentences().size() == pair.sentences().size();
        Modality here = topic.modality() == Modality.NEGATED ? Modality.ASSERTED : topic.modality();
        return isIn(accepted, here) && (whole || topic.isIn(proof.sentences()));
    }
}

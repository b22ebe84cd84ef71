package io.dyadwatch.alert.match;

import io.dyadwatch.alert.watch.TopicScope;
import io.dyadwatch.contracts.Alert.MatchedPair;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;

/** Tells what was found in one article. Used by one thread. */
final class Answers {
    private final StatedTopics topics;
    /** A bit for each sentence; all clear between calls. */
    private final BitSet told;

    private final int sentences;

    /** @param sentences how many there are in the article */
    Answers(StatedTopics topics, int sentences) {
        this.topics = topics;
        this.sentences = sentences;
        this.told = new BitSet(sentences);
    }

    /** @param found at least one */
    Answer of(Conditions asked, List<Found> found) {
        boolean ofPairs = asked.topicScope() == TopicScope.PAIR;
        if (found.size() == 1) {
            Answer alone = found.get(0).alone();
            return ofPairs ? alone : new Answer(alone.pairs(), ofArticle(asked), alone.sentences());
        }
        Found[] best = found.toArray(new Found[0]);
        Arrays.sort(best, Found::compare);
        Found[] shown = best.length > Matching.MAX_PAIRS ? Arrays.copyOf(best, Matching.MAX_PAIRS) : best;
        MatchedPair[] pairs = new MatchedPair[shown.length];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = shown[i].pair();
        }
        return new Answer(List.of(pairs), ofPairs ? topics(shown) : ofArticle(asked), sentences(shown));
    }

    private List<String> ofArticle(Conditions asked) {
        return topics.ofArticle(asked.modality());
    }

    private static List<String> topics(Found[] shown) {
        List<String> first = shown[0].topics();
        TreeSet<String> all = null;
        for (Found found : shown) {
            if (!found.topics().equals(first)) {
                all = all == null ? new TreeSet<>(first) : all;
                all.addAll(found.topics());
            }
        }
        return all == null ? first : List.copyOf(all);
    }

    private List<Integer> sentences(Found[] shown) {
        TreeSet<Integer> beyond = new TreeSet<>();
        for (Found found : shown) {
            List<Integer> proving = found.proof().sentences();
            for (int i = 0; i < proving.size(); i++) {
                int sentence = proving.get(i);
                if (sentence >= 0 && sentence < sentences) {
                    told.set(sentence);
                } else {
                    // Only a record written by hand names what is not there.
                    beyond.add(sentence);
                }
            }
        }
        Integer[] all = new Integer[told.cardinality()];
        int next = 0;
        for (int i = told.nextSetBit(0); i >= 0; i = told.nextSetBit(i + 1)) {
            all[next++] = i;
        }
        told.clear();
        if (beyond.isEmpty()) {
            return List.of(all);
        }
        beyond.addAll(List.of(all));
        return List.copyOf(beyond);
    }
}

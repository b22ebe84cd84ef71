package io.dyadwatch.alert.match;

import io.dyadwatch.alert.watch.TopicScope;
import io.dyadwatch.contracts.Alert.MatchedPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Tells what was found in one article. Used by one thread. */
final class Answers {
    private final Cast cast;
    private final StatedTopics topics;
    private final Comparator<Found> bestProvenFirst = this::compare;

    Answers(Cast cast, StatedTopics topics) {
        this.cast = cast;
        this.topics = topics;
    }

    /** @param found at least one */
    Answer of(Conditions asked, List<Found> found) {
        if (found.size() == 1) {
            Found only = found.get(0);
            List<String> stated = asked.topicScope() == TopicScope.PAIR ? only.topics() : ofArticle(asked);
            return new Answer(List.of(pair(only)), stated, only.proof().sentences());
        }
        List<Found> shown = new ArrayList<>(found);
        shown.sort(bestProvenFirst);
        shown = shown.subList(0, Math.min(shown.size(), Matching.MAX_PAIRS));
        MatchedPair[] pairs = new MatchedPair[shown.size()];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = pair(shown.get(i));
        }
        return new Answer(
                List.of(pairs),
                asked.topicScope() == TopicScope.PAIR ? topics(shown) : ofArticle(asked),
                sentences(shown));
    }

    private MatchedPair pair(Found found) {
        return new MatchedPair(
                List.of(cast.id(found.one()), cast.id(found.other())),
                List.of(cast.text(found.oneTerm()), cast.text(found.otherTerm())),
                found.topics());
    }

    private List<String> ofArticle(Conditions asked) {
        return topics.ofArticle(asked.modality());
    }

    private int compare(Found a, Found b) {
        int order = Integer.compare(b.proof().sharedSentences(), a.proof().sharedSentences());
        if (order == 0) {
            order = a.proof().sentences().get(0).compareTo(b.proof().sentences().get(0));
        }
        if (order == 0) {
            order = cast.id(a.one()).compareTo(cast.id(b.one()));
        }
        return order == 0 ? cast.id(a.other()).compareTo(cast.id(b.other())) : order;
    }

    private static List<String> topics(List<Found> shown) {
        List<String> first = shown.get(0).topics();
        TreeSet<String> all = null;
        for (Found found : shown) {
            if (!found.topics().equals(first)) {
                all = all == null ? new TreeSet<>(first) : all;
                all.addAll(found.topics());
            }
        }
        return all == null ? first : List.copyOf(all);
    }

    private static List<Integer> sentences(List<Found> shown) {
        int count = 0;
        for (Found found : shown) {
            count += found.proof().sentences().size();
        }
        int[] all = new int[count];
        int next = 0;
        for (Found found : shown) {
            for (int sentence : found.proof().sentences()) {
                all[next++] = sentence;
            }
        }
        Arrays.sort(all);
        Integer[] once = new Integer[count];
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                once[kept++] = all[i];
            }
        }
        return List.of(Arrays.copyOf(once, kept));
    }
}

package io.dyadwatch.alert.match;

import io.dyadwatch.alert.watch.Watch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The questions that one article answers, before it is written down what it answers. Used by one thread. */
final class Hits {
    private static final Comparator<Match> BY_WATCH =
            Comparator.comparing(match -> match.watch().id());

    private final Matching article;
    private final List<Asked> questions = new ArrayList<>();
    private final List<List<Found>> found = new ArrayList<>();
    private int watches;

    Hits(Matching article) {
        this.article = article;
    }

    /** @param what at least one */
    void add(Asked question, List<Found> what) {
        questions.add(question);
        found.add(what);
        watches += 1 + question.others().size();
    }

    /** Number of watches that ask these questions. */
    int watches() {
        return watches;
    }

    /** All that there is to be told, in id order of the watches. */
    List<Match> matches() {
        List<Match> matches = new ArrayList<>(watches);
        long[] order = new long[watches];
        // The upper bits of an id, and the place in the list in those below.
        long place = (Long.highestOneBit(Math.max(watches, 1)) << 1) - 1;
        for (int i = 0; i < questions.size(); i++) {
            Asked asked = questions.get(i);
            Answer answer = article.answer(asked, found.get(i));
            order[matches.size()] = (asked.firstId() & ~place) | matches.size();
            matches.add(answer.to(asked.first()));
            List<Watch> others = asked.others();
            for (int k = 0; k < others.size(); k++) {
                Watch watch = others.get(k);
                order[matches.size()] = (watch.id().getMostSignificantBits() & ~place) | matches.size();
                matches.add(answer.to(watch));
            }
        }
        return sorted(matches, order, place);
    }

    /** Sorting numbers spares the thousands of watches the visit that comparing them would be. */
    private static List<Match> sorted(List<Match> matches, long[] order, long place) {
        Arrays.sort(order);
        List<Match> sorted = new ArrayList<>(order.length);
        boolean undecided = false;
        for (int i = 0; i < order.length; i++) {
            sorted.add(matches.get((int) (order[i] & place)));
            undecided |= i > 0 && (order[i] & ~place) == (order[i - 1] & ~place);
        }
        if (undecided) {
            sorted.sort(BY_WATCH);
        }
        return sorted;
    }
}

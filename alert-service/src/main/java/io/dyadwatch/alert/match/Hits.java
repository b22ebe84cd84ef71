package io.dyadwatch.alert.match;

import io.dyadwatch.alert.watch.Watch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** The questions that one article answers, before it is written down what it answers. Used by one thread. */
final class Hits {
    private static final Comparator<Match> BY_WATCH =
            Comparator.comparing(match -> match.watch().id());

    private final IndexContents index;
    private final Matching article;
    private int[] questions = new int[256];
    private int size;
    /** By question: where its last hit stands, counted from 1. */
    private final int[] last;

    private Finding[] findings = new Finding[256];
    /** By hit: the same question's hit before, counted from 1. */
    private int[] before = new int[256];

    private int hits;
    private long steps;

    Hits(IndexContents index, Matching article) {
        this.index = index;
        this.article = article;
        this.last = new int[index.asked().length];
    }

    /** Some of what answers a question; no finding comes twice to the same. */
    void add(int question, Finding finding) {
        if (hits == findings.length) {
            findings = Arrays.copyOf(findings, 2 * hits);
            before = Arrays.copyOf(before, 2 * hits);
        }
        if (last[question] == 0) {
            if (size == questions.length) {
                questions = Arrays.copyOf(questions, 2 * size);
            }
            questions[size++] = question;
        }
        findings[hits] = finding;
        before[hits++] = last[question];
        last[question] = hits;
        steps++;
    }

    void step(int more) {
        steps += more;
    }

    /** How many entries were looked at, about. */
    long steps() {
        return steps;
    }

    /** All that there is to be told, in id order of the watches. */
    List<Match> matches() {
        List<Asked> asked = asked();
        int watches = asked.stream().mapToInt(each -> 1 + each.others().size()).sum();
        List<Match> matches = new ArrayList<>(watches);
        long[] order = new long[watches];
        // The upper bits of an id, and the place in the list in those below.
        long place = (Long.highestOneBit(Math.max(watches, 1)) << 1) - 1;
        for (int i = 0; i < size; i++) {
            Asked each = asked.get(i);
            Answer answer = answer(each, last[questions[i]] - 1);
            order[matches.size()] = (each.firstId() & ~place) | matches.size();
            matches.add(answer.to(each.first()));
            List<Watch> others = each.others();
            for (int k = 0; k < others.size(); k++) {
                Watch watch = others.get(k);
                order[matches.size()] = (watch.id().getMostSignificantBits() & ~place) | matches.size();
                matches.add(answer.to(watch));
            }
        }
        return sorted(matches, order, place);
    }

    /** In a loop that does nothing else, so that the processor fetches many at a time from memory. */
    private List<Asked> asked() {
        List<Asked> asked = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            asked.add(Objects.requireNonNull(index.asked(questions[i])));
        }
        return asked;
    }

    private Answer answer(Asked asked, int hit) {
        if (before[hit] == 0) {
            return article.answer(asked.question().conditions(), findings[hit]);
        }
        List<Finding> all = new ArrayList<>(4);
        for (int i = hit; i >= 0; i = before[i] - 1) {
            all.add(findings[i]);
        }
        return article.answer(asked.question().conditions(), Finding.of(all));
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

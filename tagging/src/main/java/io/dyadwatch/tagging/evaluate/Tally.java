package io.dyadwatch.tagging.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Adds up what was expected and what was found. For one thread. */
final class Tally {
    private static final Comparator<Key> ORDER =
            Comparator.comparing(Key::measure).thenComparing(Key::slice);

    private final Map<Key, Score> scores = new TreeMap<>(ORDER);
    private final List<Mistake> mistakes = new ArrayList<>();

    private record Key(Measure measure, String slice) {}

    /**
     * Compares one case in one measure.
     *
     * @param listed whether a mistake about a thing is told; false where another measure tells it already
     */
    void compare(Measure measure, String caseId, List<Item> expected, List<Item> found, Predicate<String> listed) {
        Map<String, Item> wanted = byWhat(expected);
        Map<String, Item> got = byWhat(found);
        Set<String> all = new LinkedHashSet<>(wanted.keySet());
        all.addAll(got.keySet());
        // A measure of which no case has anything is a row of zeros, not a row that is missing.
        scores.merge(new Key(measure, ""), Score.NONE, Score::plus);
        for (String what : all) {
            Item nothing = new Item(what, 0, List.of(), List.of());
            Item want = wanted.getOrDefault(what, nothing);
            Item have = got.getOrDefault(what, nothing);
            int right = Math.min(want.count(), have.count());
            Score score = new Score(right, want.count() - right, have.count() - right);
            scores.merge(new Key(measure, ""), score, Score::plus);
            for (String slice : want.count() > 0 ? want.slices() : have.slices()) {
                scores.merge(new Key(measure, slice), score, Score::plus);
            }
            if (listed.test(what)) {
                tell(measure, caseId, score, have, what);
            }
        }
    }

    private void tell(Measure measure, String caseId, Score score, Item have, String what) {
        if (score.missed() > 0) {
            mistakes.add(new Mistake(measure, caseId, false, what, score.missed(), have.found()));
        }
        if (score.falseAlarms() > 0) {
            mistakes.add(new Mistake(measure, caseId, true, what, score.falseAlarms(), have.found()));
        }
    }

    private static Map<String, Item> byWhat(List<Item> items) {
        Map<String, Item> byWhat = new LinkedHashMap<>();
        items.forEach(item -> byWhat.put(item.what(), item));
        return byWhat;
    }

    List<Evaluation.Row> rows() {
        return scores.entrySet().stream()
                .map(e -> new Evaluation.Row(e.getKey().measure(), e.getKey().slice(), e.getValue()))
                .toList();
    }

    /** By measure, in the order of the cases. */
    List<Mistake> mistakes() {
        return mistakes.stream().sorted(Comparator.comparing(Mistake::measure)).toList();
    }
}

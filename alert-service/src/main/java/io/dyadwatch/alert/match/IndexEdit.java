package io.dyadwatch.alert.match;

import io.dyadwatch.alert.watch.Term;
import io.dyadwatch.alert.watch.Watch;
import io.dyadwatch.contracts.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Some changes of an index, made at once. Used by one thread. */
final class IndexEdit {
    private final IndexContents before;
    private final ToIntFunction<Term> terms;
    private final Map<Integer, Added> added = new HashMap<>();
    private @Nullable Conditions[] conditions;
    private int[] conditionsOf;
    private final Map<Integer, Map<UUID, Watch>> joining = new HashMap<>();
    private final Map<Integer, Set<UUID>> leaving = new HashMap<>();
    private final List<Question> unasked = new ArrayList<>();
    private final TermPairs.Edit inSentence = new TermPairs.Edit();
    private final TermPairs.Edit anywhere = new TermPairs.Edit();

    /** @param terms gives each term a number of its own */
    IndexEdit(IndexContents before, ToIntFunction<Term> terms) {
        this.before = before;
        this.terms = terms;
        this.conditions = before.conditions();
        this.conditionsOf = before.conditionsOf();
    }

    /** A question that nobody asked, and the number of its conditions. */
    private record Added(Question question, int conditions) {}

    void ask(int number, Question question, int conditions) {
        added.put(number, new Added(question, conditions));
    }

    void join(int question, Watch watch) {
        joining.computeIfAbsent(question, q -> new HashMap<>()).put(watch.id(), watch);
    }

    void leave(int question, UUID watch) {
        leaving.computeIfAbsent(question, q -> new HashSet<>()).add(watch);
    }

    /** @param watches how many there are then */
    IndexContents apply(int watches) {
        Set<Integer> touched = new TreeSet<>(leaving.keySet());
        touched.addAll(joining.keySet());
        int questions = touched.stream().mapToInt(number -> number + 1).max().orElse(0);
        @Nullable Asked[] asked = Arrays.copyOf(before.asked(), Math.max(before.asked().length, questions));
        if (!added.isEmpty()) {
            number(asked.length);
        }
        for (int number : touched) {
            asked[number] = apply(number, before.asked(number));
        }
        return new IndexContents(
                inSentence.apply(before.inSentence()),
                anywhere.apply(before.anywhere()),
                asked,
                conditionsOf,
                conditions,
                watches);
    }

    private void number(int questions) {
        int most = added.values().stream().mapToInt(Added::conditions).max().orElse(0);
        conditions = Arrays.copyOf(conditions, Math.max(conditions.length, most + 1));
        conditionsOf = Arrays.copyOf(conditionsOf, questions);
        added.forEach((number, question) -> {
            conditions[question.conditions()] = question.question().conditions();
            conditionsOf[number] = question.conditions();
        });
    }

    /** After it was applied: the questions that nobody asks any more. */
    List<Question> unasked() {
        return unasked;
    }

    private @Nullable Asked apply(int number, @Nullable Asked asked) {
        Added fresh = added.get(number);
        Question question = asked != null ? asked.question() : fresh != null ? fresh.question() : null;
        if (question == null) {
            return null;
        }
        List<Watch> watches = watches(number, asked == null ? List.of() : asked.watches());
        if (watches.isEmpty()) {
            unasked.add(question);
            if (asked != null) {
                forEachPair(question, (one, other) -> pairs(question).remove(one, other, number));
            }
            return null;
        }
        if (asked == null) {
            forEachPair(question, (one, other) -> pairs(question).add(one, other, number));
        }
        return new Asked(question, watches);
    }

    private List<Watch> watches(int question, List<Watch> there) {
        Set<UUID> left = leaving.getOrDefault(question, Set.of());
        List<Watch> watches = new ArrayList<>(there.size());
        for (Watch watch : there) {
            if (!left.contains(watch.id())) {
                watches.add(watch);
            }
        }
        watches.addAll(joining.getOrDefault(question, Map.of()).values());
        watches.sort(Comparator.comparing(Watch::id));
        return List.copyOf(watches);
    }

    private TermPairs.Edit pairs(Question question) {
        return question.conditions().scope() == Scope.SENTENCE ? inSentence : anywhere;
    }

    @FunctionalInterface
    private interface Pair {
        void of(int one, int other);
    }

    private void forEachPair(Question question, Pair pair) {
        for (Term one : question.one()) {
            for (Term other : question.other()) {
                pair.of(terms.applyAsInt(one), terms.applyAsInt(other));
            }
        }
    }
}

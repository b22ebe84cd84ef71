package io.dyadwatch.tagging.inflect;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The forms of a word or phrase in one number.
 *
 * @param byCase alternatives by case, without duplicates
 * @param animacyOpen the accusative is like the nominative of things and like the genitive of living beings
 */
record Cells(List<List<String>> byCase, boolean animacyOpen) {
    /** In one case: a name of many words that each have two would have millions. */
    private static final int MOST_ALTERNATIVES = 256;

    private static final GrammaticalCase[] CASES = GrammaticalCase.values();
    private static final int ACCUSATIVE = GrammaticalCase.ACCUSATIVE.column();

    Cells {
        byCase = List.copyOf(byCase);
    }

    static Cells fixed(String text, int cases) {
        List<List<String>> cells = new ArrayList<>(cases);
        for (int i = 0; i < cases; i++) {
            cells.add(List.of(text));
        }
        return new Cells(cells, false);
    }

    boolean isFixed() {
        return byCase.stream().allMatch(byCase.get(0)::equals);
    }

    /** This and what follows it. Both are of things, or both of living beings. */
    Cells then(String separator, Cells next) {
        List<List<String>> joined = new ArrayList<>(byCase.size());
        for (int i = 0; i < byCase.size(); i++) {
            joined.add(join(byCase.get(i), separator, next.byCase.get(i)));
        }
        boolean open = (animacyOpen || isFixed()) && (next.animacyOpen || next.isFixed());
        if (open && (animacyOpen || next.animacyOpen)) {
            joined.set(ACCUSATIVE, merge(joined.get(0), joined.get(1)));
        }
        return new Cells(joined, open);
    }

    /** Either this or another. */
    Cells or(Cells other) {
        List<List<String>> united = new ArrayList<>(byCase.size());
        for (int i = 0; i < byCase.size(); i++) {
            united.add(merge(byCase.get(i), other.byCase.get(i)));
        }
        return new Cells(united, animacyOpen && other.animacyOpen);
    }

    /** The same with a nominative that may be written with ё where the table has е. */
    Cells called(String nominative) {
        String made = byCase.get(0).get(0);
        if (made.equals(nominative) || !Grammar.plain(made).equals(Grammar.plain(nominative))) {
            return this;
        }
        List<List<String>> cells = new ArrayList<>(byCase.size());
        for (List<String> texts : byCase) {
            cells.add(texts.stream()
                    .map(text -> text.equals(made) ? nominative : text)
                    .toList());
        }
        return new Cells(cells, animacyOpen);
    }

    /** The same of a living being. */
    Cells living() {
        if (!animacyOpen) {
            return this;
        }
        List<List<String>> cells = new ArrayList<>(byCase);
        cells.set(ACCUSATIVE, byCase.get(GrammaticalCase.GENITIVE.column()));
        return new Cells(cells, false);
    }

    void addTo(Set<Form> forms, GrammaticalNumber number) {
        for (int i = 0; i < byCase.size(); i++) {
            for (String text : byCase.get(i)) {
                forms.add(new Form(text, CASES[i], number));
            }
        }
    }

    /** @throws IllegalArgumentException if there are too many ways to decline the whole */
    private static List<String> join(List<String> firsts, String separator, List<String> seconds) {
        if (firsts.size() * (long) seconds.size() > MOST_ALTERNATIVES) {
            throw new IllegalArgumentException("can be declined in too many ways: end with \" | \" what declines");
        }
        List<String> joined = new ArrayList<>(firsts.size() * seconds.size());
        for (String first : firsts) {
            for (String second : seconds) {
                joined.add(first + separator + second);
            }
        }
        return List.copyOf(joined);
    }

    private static List<String> merge(List<String> some, List<String> others) {
        Set<String> merged = new LinkedHashSet<>(some);
        merged.addAll(others);
        return List.copyOf(merged);
    }
}

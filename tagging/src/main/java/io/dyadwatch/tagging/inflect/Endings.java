package io.dyadwatch.tagging.inflect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rules by whole words and by endings. The longest ending that fits comes first, a whole word before all. */
final class Endings<T> {
    private record Ending<T>(String text, boolean isWord, T rule) {}

    /**
     * A rule that fits.
     *
     * @param length of the ending by which it does; a whole word counts for more than any
     */
    record Fit<T>(int length, T rule) {}

    private static final int WHOLE_WORD = 1000;

    private final Map<String, List<Ending<T>>> byText = new HashMap<>();
    private int longest;

    void addWord(String word, T rule) {
        add(new Ending<>(word, true, rule));
    }

    void addEnding(String ending, T rule) {
        add(new Ending<>(ending, false, rule));
    }

    private void add(Ending<T> ending) {
        List<Ending<T>> rules = byText.computeIfAbsent(ending.text(), text -> new ArrayList<>());
        rules.add(ending);
        rules.sort(Comparator.comparing(Ending<T>::isWord).reversed());
        longest = Math.max(longest, ending.text().length());
    }

    /** What fits a word, best first. */
    Stream<Fit<T>> fits(String word) {
        List<Fit<T>> fits = new ArrayList<>();
        for (int i = Math.max(0, word.length() - longest); i < word.length(); i++) {
            for (Ending<T> ending : byText.getOrDefault(word.substring(i), List.of())) {
                if (i == 0 || !ending.isWord()) {
                    fits.add(new Fit<>(ending.isWord() ? WHOLE_WORD : word.length() - i, ending.rule()));
                }
            }
        }
        return fits.stream();
    }

    Stream<T> fitting(String word) {
        return fits(word).map(Fit::rule);
    }
}

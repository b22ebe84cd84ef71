package io.dyadwatch.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Every four words of a text that follow one another, with how often they do; of a shorter text, all of it. */
final class Shingles {
    private static final int WORDS = 4;
    private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

    private final Map<List<String>, Integer> counts = new HashMap<>();

    private Shingles() {}

    static Shingles of(String text) {
        List<String> words =
                WORD.matcher(text).results().map(MatchResult::group).toList();
        Shingles shingles = new Shingles();
        for (int i = 0; i == 0 || i + WORDS <= words.size(); i++) {
            List<String> shingle = words.subList(i, Math.min(words.size(), i + WORDS));
            if (!shingle.isEmpty()) {
                shingles.counts.merge(shingle, 1, Integer::sum);
            }
        }
        return shingles;
    }

    /** The part of these that is expected; where there are none, 1 if none are and else 0. */
    double precision(Shingles expected) {
        return part(expected, size());
    }

    /** The part of what is expected that is here. */
    double recall(Shingles expected) {
        return part(expected, expected.size());
    }

    private double part(Shingles expected, int of) {
        if (of == 0) {
            return size() == expected.size() ? 1 : 0;
        }
        int common = 0;
        for (Map.Entry<List<String>, Integer> each : counts.entrySet()) {
            common += Math.min(each.getValue(), expected.counts.getOrDefault(each.getKey(), 0));
        }
        return (double) common / of;
    }

    private int size() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}

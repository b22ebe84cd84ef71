package io.dyadwatch.tagging;

import io.dyadwatch.tagging.text.Passage;
import io.dyadwatch.tagging.text.SentenceSpan;
import java.util.Arrays;

/** The clauses of a passage: its sentences, parted by semicolons, numbered in order. Immutable. */
final class Clauses {
    /** First UTF-16 unit of each clause, ascending. */
    private final int[] starts;

    private final int first;

    private Clauses(int[] starts, int first) {
        this.starts = starts;
        this.first = first;
    }

    /**
     * @param first number of the first clause
     */
    static Clauses of(Passage passage, int first) {
        String text = passage.words().text();
        int[] starts = new int[16];
        int count = 0;
        for (SentenceSpan sentence : passage.sentences()) {
            for (int i = sentence.start(); i < sentence.end(); i++) {
                if (i == sentence.start() || text.charAt(i) == ';') {
                    if (count == starts.length) {
                        starts = Arrays.copyOf(starts, count * 2);
                    }
                    starts[count++] = i;
                }
            }
        }
        return new Clauses(Arrays.copyOf(starts, count), first);
    }

    int count() {
        return starts.length;
    }

    /**
     * Number of the clause that a place stands in.
     *
     * @param unit UTF-16 unit inside a sentence
     */
    int at(int unit) {
        int found = Arrays.binarySearch(starts, unit);
        return first + (found >= 0 ? found : -found - 2);
    }
}

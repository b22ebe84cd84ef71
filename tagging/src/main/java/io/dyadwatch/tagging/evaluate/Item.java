package io.dyadwatch.tagging.evaluate;

import java.util.List;

/**
 * Something expected or found in one case.
 *
 * @param what equal for the same thing expected and found
 * @param count how many of it
 * @param slices the rows in which it counts beside the measure's own
 * @param found the words that were taken for it
 */
record Item(String what, int count, List<String> slices, List<String> found) {

    static Item expected(String what, int count, String... slices) {
        return new Item(what, count, List.of(slices), List.of());
    }

    static Item found(String what, List<String> words, String... slices) {
        return new Item(what, Math.max(1, words.size()), List.of(slices), words);
    }
}

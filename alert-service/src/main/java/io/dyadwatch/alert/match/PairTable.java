package io.dyadwatch.alert.match;

import org.jspecify.annotations.Nullable;

/**
 * Something of two actors of one article, in whichever order they are named. A row is made when it is first written to:
 * an article has at most some thousand actors, and few rows of most.
 */
final class PairTable<T> {
    /** By the greater of the two numbers, then by the smaller. */
    private final @Nullable Object @Nullable [][] rows;

    /** @param actors how many there are, numbered from 0 */
    PairTable(int actors) {
        rows = new Object[actors][];
    }

    @SuppressWarnings("unchecked")
    @Nullable T get(int one, int other) {
        @Nullable Object[] row = rows[Math.max(one, other)];
        return row == null ? null : (T) row[Math.min(one, other)];
    }

    void put(int one, int other, T value) {
        int greater = Math.max(one, other);
        if (rows[greater] == null) {
            rows[greater] = new Object[greater + 1];
        }
        rows[greater][Math.min(one, other)] = value;
    }
}

package io.dyadwatch.alert.match;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something of two actors of one article, in whichever order they are named. A row is made when it is first written to:
 * an article has at most some thousand actors, and few rows of most.
 */
final class PairTable<T> {
    private static final @Nullable Object[] NO_ROW = {};

    /** By the greater of the two numbers, then by the smaller. */
    private final List<@Nullable Object[]> rows;

    /** @param actors how many there are, numbered from 0 */
    PairTable(int actors) {
        rows = new ArrayList<>(Collections.nCopies(actors, NO_ROW));
    }

    @SuppressWarnings("unchecked")
    @Nullable T get(int one, int other) {
        @Nullable Object[] row = rows.get(Math.max(one, other));
        return row.length == 0 ? null : (T) row[Math.min(one, other)];
    }

    void put(int one, int other, T value) {
        int greater = Math.max(one, other);
        if (rows.get(greater).length == 0) {
            rows.set(greater, new Object[greater + 1]);
        }
        rows.get(greater)[Math.min(one, other)] = value;
    }
}

package io.dyadwatch.alert.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items newest first
 * @param next what to give as {@code after} for the part that follows; absent at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /**
     * @param found what was read, one more than asked for where there is more
     * @param request what was asked for
     * @param place where an item stands in the order
     */
    public static <T> Page<T> of(List<T> found, PageRequest request, Function<T, Cursor> place) {
        if (found.size() <= request.limit()) {
            return new Page<>(found, null);
        }
        List<T> items = List.copyOf(found.subList(0, request.limit()));
        return new Page<>(items, place.apply(items.get(items.size() - 1)).toString());
    }
}

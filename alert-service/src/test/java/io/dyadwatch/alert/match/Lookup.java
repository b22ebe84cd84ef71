package io.dyadwatch.alert.match;

import io.dyadwatch.alert.watch.Watches;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Looks at every watch of a database, for each article again: slow, and never behind. */
public final class Lookup {
    private Lookup() {}

    public static Function<Matching, List<Match>> in(Watches watches) {
        return article -> watches.all().stream()
                .map(article::match)
                .flatMap(Optional::stream)
                .toList();
    }
}

package io.dyadwatch.alert.match;

import io.dyadwatch.alert.page.PageRequest;
import io.dyadwatch.alert.watch.Watches;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Asks each of at most 200 watches in a database, for each article again: slow, and never behind. */
public final class Lookup {
    private Lookup() {}

    public static Function<Matching, List<Match>> in(Watches watches) {
        return article -> watches.list(Optional.empty(), PageRequest.of(null, "200")).items().stream()
                .map(article::match)
                .flatMap(Optional::stream)
                .toList();
    }
}

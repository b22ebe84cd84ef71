package io.dyadwatch.alert.match;

import io.dyadwatch.alert.watch.Term;
import io.dyadwatch.alert.watch.WatchDefinition;
import java.util.List;

/** What of a watch decides whether an article matches it. Watches that are equal in this share an article's answer. */
record Question(List<Term> one, List<Term> other, Conditions conditions) {
    static Question of(WatchDefinition watch, SourceName names) {
        return new Question(watch.sides().get(0), watch.sides().get(1), Conditions.of(watch, names));
    }
}

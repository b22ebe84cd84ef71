package io.dyadwatch.alert.watch;

import io.dyadwatch.alert.page.Given;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What makes or changes a watch.
 *
 * @param name at most {@value #MAX_NAME_CHARS} characters
 * @param actors two different ids
 * @param scope {@code sentence} where absent
 * @param topics at most {@value #MAX_TOPICS} different ids; none where absent
 * @param endpoint id of an endpoint
 */
public record WatchRequest(
        String name,
        List<String> actors,
        @Nullable Scope scope,
        @Nullable List<String> topics,
        String endpoint) {
    static final int MAX_NAME_CHARS = 200;
    static final int MAX_TOPICS = 50;
    private static final int MAX_ID_CHARS = 200;

    public WatchRequest {
        Given.line("name", name, MAX_NAME_CHARS);
        actors = ids("actors", Given.present("actors", actors));
        if (actors.size() != 2) {
            throw new InvalidRecord("actors", "must be two ids");
        }
        scope = scope == null ? Scope.SENTENCE : scope;
        topics = ids("topics", topics == null ? List.of() : topics);
        if (topics.size() > MAX_TOPICS) {
            throw new InvalidRecord("topics", "must be at most " + MAX_TOPICS + " ids");
        }
        Given.id("endpoint", Given.present("endpoint", endpoint));
    }

    private static List<String> ids(String field, List<String> ids) {
        for (int i = 0; i < ids.size(); i++) {
            Given.line(field + "[" + i + "]", ids.get(i), MAX_ID_CHARS);
            if (ids.indexOf(ids.get(i)) < i) {
                throw new InvalidRecord(field + "[" + i + "]", "is there twice");
            }
        }
        return List.copyOf(ids);
    }
}

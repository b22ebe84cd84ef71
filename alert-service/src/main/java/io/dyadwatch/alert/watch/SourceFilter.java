package io.dyadwatch.alert.watch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dyadwatch.alert.page.Given;
import io.dyadwatch.contracts.InvalidRecord;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Sources by registrable domain, or by name where an article has no URL; in lower case.
 *
 * @param allow only these, where there are some
 * @param deny none of these
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SourceFilter(List<String> allow, List<String> deny) {
    static final int MAX_SOURCES = 500;
    static final SourceFilter ALL = new SourceFilter(List.of(), List.of());

    public SourceFilter(@Nullable List<String> allow, @Nullable List<String> deny) {
        this.allow = lowerCase("allow", allow);
        this.deny = lowerCase("deny", deny);
        if (this.allow.size() + this.deny.size() > MAX_SOURCES) {
            throw new InvalidRecord("$", "must be at most " + MAX_SOURCES + " sources");
        }
    }

    private static List<String> lowerCase(String field, @Nullable List<String> sources) {
        List<String> given = Given.ids(field, sources);
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i).indexOf('/') >= 0) {
                throw new InvalidRecord(field + "[" + i + "]", "must be a domain or a source's name, not a URL");
            }
        }
        return given.stream()
                .map(source -> source.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }
}

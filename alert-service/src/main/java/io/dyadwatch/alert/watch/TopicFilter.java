package io.dyadwatch.alert.watch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.dyadwatch.alert.page.Given;
import io.dyadwatch.contracts.InvalidRecord;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Topics that an article must state, or must not. A plain list is short for {@code any}.
 *
 * @param any at least one of these, where there are some
 * @param all every one of these
 * @param none not one of these
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TopicFilter(List<String> any, List<String> all, List<String> none) {
    /** Ids in all three lists together. */
    static final int MAX_TOPICS = 50;

    static final TopicFilter NOTHING_ASKED = new TopicFilter(List.of(), List.of(), List.of());

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public TopicFilter(@Nullable List<String> any, @Nullable List<String> all, @Nullable List<String> none) {
        this.any = Given.ids("any", any);
        this.all = Given.ids("all", all);
        this.none = Given.ids("none", none);
        if (this.any.size() + this.all.size() + this.none.size() > MAX_TOPICS) {
            throw new InvalidRecord("$", "must be at most " + MAX_TOPICS + " ids");
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TopicFilter anyOf(List<String> any) {
        return new TopicFilter(any, null, null);
    }

    /** Whether what is stated is what is asked. */
    public boolean admits(Collection<String> stated) {
        return (any.isEmpty() || hasOneOf(any, stated)) && hasAll(stated) && !hasOneOf(none, stated);
    }

    private boolean hasAll(Collection<String> stated) {
        for (String topic : all) {
            if (!stated.contains(topic)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasOneOf(List<String> wanted, Collection<String> stated) {
        for (String topic : wanted) {
            if (stated.contains(topic)) {
                return true;
            }
        }
        return false;
    }
}

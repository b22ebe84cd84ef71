package io.dyadwatch.alert.watch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.dyadwatch.contracts.InvalidRecord;
import java.util.regex.Pattern;

/**
 * What a side of a watch may be: an actor, or an actor together with everybody affiliated with it, one step, as of the
 * article's date. Written {@code venezuela} and {@code venezuela+}; never expanded, so that a change of the vocabulary
 * needs no change of watches.
 *
 * @param actor slug
 * @param affiliated whether those affiliated with it count as well
 */
public record Term(String actor, boolean affiliated) {
    private static final int MAX_CHARS = 200;
    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*\\+?");

    @JsonCreator
    public static Term parse(String text) {
        if (text.length() > MAX_CHARS || !FORM.matcher(text).matches()) {
            throw new InvalidRecord("$", "must be an actor's id, with + behind it for those affiliated with it too");
        }
        boolean affiliated = text.endsWith("+");
        return new Term(affiliated ? text.substring(0, text.length() - 1) : text, affiliated);
    }

    /** The written form. */
    @Override
    @JsonValue
    public String toString() {
        return affiliated ? actor + "+" : actor;
    }
}

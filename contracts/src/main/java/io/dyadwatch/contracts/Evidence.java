package io.dyadwatch.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The words that state a topic.
 *
 * @param in the string the offsets count in; {@code text} where absent on reading
 * @param start first code point
 * @param end one past the last code point
 * @param text exactly the slice {@code [start, end)} of that string
 * @param sentence index into {@link EnrichedArticle#sentences()}
 */
public record Evidence(
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = DefaultIn.class) @Nullable SpanIn in,

        int start,
        int end,
        String text,
        int sentence) {

    public Evidence {
        in = in == null ? SpanIn.TEXT : in;
        Span.check(start, end);
        Check.present("text", text);
        Check.atLeast("sentence", sentence, 0);
    }
}

package io.dyadwatch.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One place where an actor is named.
 *
 * @param in the string the offsets count in; {@code text} where absent on reading
 * @param start first code point
 * @param end one past the last code point
 * @param text the surface form: exactly the slice {@code [start, end)} of that string
 * @param kind how it names the actor
 * @param sentence index into {@link EnrichedArticle#sentences()}
 */
public record Mention(
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = DefaultIn.class) @Nullable SpanIn in,

        int start,
        int end,
        String text,
        MentionKind kind,
        int sentence) {

    /** Bound on a surface form, in bytes of UTF-8; no name is near it. */
    public static final int MAX_TEXT_BYTES = 4096;

    public Mention {
        in = in == null ? SpanIn.TEXT : in;
        Span.check(start, end);
        Check.text("text", text, MAX_TEXT_BYTES);
        Check.present("kind", kind);
        Check.atLeast("sentence", sentence, 0);
    }
}

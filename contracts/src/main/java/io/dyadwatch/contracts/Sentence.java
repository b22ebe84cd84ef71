package io.dyadwatch.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A sentence as a span. Offsets count Unicode code points of the stored string, end exclusive (W3C Web Annotation text
 * position selector).
 *
 * @param in the string the offsets count in; {@code text} where absent on reading
 * @param start first code point
 * @param end one past the last code point; greater than {@code start}
 * @param region the part of the article
 */
public record Sentence(
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = DefaultIn.class) @Nullable SpanIn in,

        int start,
        int end,
        Region region) {

    public Sentence {
        in = in == null ? SpanIn.TEXT : in;
        Span.check(start, end);
        Check.present("region", region);
    }
}

package io.dyadwatch.contracts;

import org.jspecify.annotations.Nullable;

/** Jackson value filter: {@code in} is left out where it is the default, {@code text}. */
final class DefaultIn {
    DefaultIn() {}

    @Override
    public boolean equals(@Nullable Object other) {
        return other == null || other == SpanIn.TEXT;
    }

    @Override
    public int hashCode() {
        return SpanIn.TEXT.hashCode();
    }
}

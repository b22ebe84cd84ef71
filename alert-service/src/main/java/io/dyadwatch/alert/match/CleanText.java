package io.dyadwatch.alert.match;

import org.jspecify.annotations.Nullable;

/**
 * Makes text fit for PostgreSQL and JSON: U+0000 and lone surrogates become U+FFFD, one for one, so that offsets in code
 * points still hold. Ingest does the same; this is for records that somebody else wrote to the topic.
 */
public final class CleanText {
    private CleanText() {}

    public static String of(String text) {
        if (text.codePoints().noneMatch(CleanText::isRefused)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(isRefused(c) ? 0xFFFD : c));
        return clean.toString();
    }

    public static @Nullable String orNull(@Nullable String text) {
        return text == null ? null : of(text);
    }

    private static boolean isRefused(int codePoint) {
        return codePoint == 0 || (codePoint >= 0xD800 && codePoint <= 0xDFFF);
    }
}

package io.dyadwatch.alert.match;

/**
 * Makes text fit for PostgreSQL and JSON: U+0000 and lone surrogates become U+FFFD, one for one, so that offsets in code
 * points still hold. Ingest does the same; this is for records that somebody else wrote to the topic.
 */
final class CleanText {
    private CleanText() {}

    static String of(String text) {
        if (text.codePoints().noneMatch(CleanText::isRefused)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(isRefused(c) ? 0xFFFD : c));
        return clean.toString();
    }

    private static boolean isRefused(int codePoint) {
        return codePoint == 0 || (codePoint >= 0xD800 && codePoint <= 0xDFFF);
    }
}

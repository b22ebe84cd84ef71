package io.dyadwatch.extraction.page;

/** Bounds on markup before it is parsed, so that no parser has to bear it. */
final class MarkupBounds {
    private MarkupBounds() {}

    /** The text up to the start of the tag that is one too many. */
    static String cut(String html, int maxTags) {
        int tags = 0;
        int at = html.indexOf('<');
        while (at >= 0) {
            if (++tags > maxTags) {
                return html.substring(0, at);
            }
            at = html.indexOf('<', at + 1);
        }
        return html;
    }
}

package io.dyadwatch.extraction.page;

import java.util.HashMap;
import java.util.Map;

/** What an element's name says about the text in it. */
enum TagKind {
    /** Never text of an article: code, controls, embedded documents. */
    SKIPPED("script style noscript template svg math iframe object embed canvas select option datalist textarea button"
            + " input label audio video map head title meter progress frameset dialog amp-ad amp-iframe amp-embed"
            + " amp-consent amp-sidebar amp-user-notification amp-analytics rp rt"),
    BLOCK("body div section article main center form fieldset hgroup details summary dl table tbody thead tfoot tr ul"
            + " ol menu html"),
    PARAGRAPH("p"),
    HEADING("h1 h2 h3 h4 h5 h6"),
    ITEM("li dd dt"),
    QUOTE("blockquote"),
    CODE("pre listing xmp"),
    CELL("td th"),
    CAPTION("figcaption caption legend"),
    FIGURE("figure"),
    NAVIGATION("nav"),
    ASIDE("aside"),
    FOOTER("footer"),
    HEADER("header"),
    ADDRESS("address"),
    LINK("a"),
    BREAK("br"),
    RULE("hr"),
    INLINE("");

    private static final Map<String, TagKind> BY_NAME = byName();

    private final String names;

    TagKind(String names) {
        this.names = names;
    }

    static TagKind of(String normalName) {
        return BY_NAME.getOrDefault(normalName, INLINE);
    }

    /** Whether text before, inside and after the element are paragraphs of their own. */
    boolean separates() {
        return this != INLINE && this != LINK && this != BREAK && this != SKIPPED;
    }

    private static Map<String, TagKind> byName() {
        Map<String, TagKind> kinds = new HashMap<>();
        for (TagKind kind : values()) {
            for (String name : kind.names.split(" ", -1)) {
                kinds.put(name, kind);
            }
        }
        return Map.copyOf(kinds);
    }
}

package io.dyadwatch.extraction.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of an item: of its full content where it has some, else of its summary.
 *
 * @param node the element that it is from; absent where there is no text
 * @param paragraphs plain text; blank where there is none
 * @param teaser whether the page may say more
 */
record ItemText(@Nullable XmlNode node, String paragraphs, boolean teaser) {
    private static final List<String> CONTENTS =
            List.of("content:encoded", "content", "xhtml:body", "body", "fullitem", "xhtml:div", "encoded");
    private static final List<String> SUMMARIES = List.of(
            "description",
            "summary",
            "abstract",
            "dc:description",
            "dcterms:abstract",
            "itunes:summary",
            "media:description",
            "media:text",
            "itunes:subtitle");
    /** A summary that is so many times as long as the content is the content, and what claims to be that a picture. */
    private static final int FAR_LONGER = 3;

    private static final List<String> ELLIPSES = List.of("…", "...", "…]", "...]", "…)", "...)");

    static ItemText of(XmlNode item, boolean atom) {
        ItemText content = best(item, CONTENTS, atom, false);
        ItemText summary = content.paragraphs.length() > 1_000 ? null : best(item, SUMMARIES, atom, true);
        if (summary == null || (!content.paragraphs.isBlank() && !isFarLonger(summary, content))) {
            return content;
        }
        return summary;
    }

    private static boolean isFarLonger(ItemText summary, ItemText content) {
        int length = summary.paragraphs.length();
        return length > 200 && length > FAR_LONGER * content.paragraphs.length();
    }

    /** The first that is not blank, or a later of the same name that is longer. */
    private static ItemText best(XmlNode item, List<String> names, boolean atom, boolean teaser) {
        for (String name : names) {
            ItemText best = null;
            for (XmlNode node : nodes(item, name)) {
                String text = isMedia(node) ? "" : TextConstruct.of(node, atom).paragraphs();
                if (!text.isBlank() && (best == null || text.length() > best.paragraphs.length())) {
                    best = new ItemText(node, text, teaser || endsOpen(text));
                }
            }
            if (best != null) {
                return best;
            }
        }
        return new ItemText(null, "", teaser);
    }

    private static List<XmlNode> nodes(XmlNode item, String name) {
        List<XmlNode> own = item.children(name);
        if (!own.isEmpty() || !name.startsWith("media:")) {
            return own;
        }
        return item.children().stream()
                .filter(child ->
                        child.name().equals("media:group") || child.name().equals("media:content"))
                .flatMap(group -> group.children(name).stream())
                .toList();
    }

    /** Content that is elsewhere, or no text. */
    private static boolean isMedia(XmlNode node) {
        String type = node.attribute("type");
        return node.attribute("src") != null
                || (type != null
                        && (type.startsWith("image/") || type.startsWith("audio/") || type.startsWith("video/")));
    }

    private static boolean endsOpen(String text) {
        String end = text.strip();
        return ELLIPSES.stream().anyMatch(end::endsWith);
    }
}

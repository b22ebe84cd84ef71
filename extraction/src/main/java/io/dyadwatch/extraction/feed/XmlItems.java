package io.dyadwatch.extraction.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Items of RSS, RDF, Atom and CDF: the element to the item. */
final class XmlItems {
    private final XmlFields fields;
    private final Problems problems;
    private final Bounds bounds;
    private final @Nullable String inheritedLanguage;

    /** @param inheritedLanguage what {@code xml:lang} says of the whole feed */
    XmlItems(XmlFields fields, @Nullable String inheritedLanguage, Problems problems) {
        this.fields = fields;
        this.inheritedLanguage = inheritedLanguage;
        this.problems = problems;
        this.bounds = new Bounds(problems);
    }

    /**
     * Reads one item.
     *
     * @param base what its references are relative to
     * @param feedLanguage its language where it has none of its own
     * @param feedAuthors its authors where it has none of its own
     */
    FeedItem read(XmlNode node, @Nullable String base, @Nullable String feedLanguage, List<String> feedAuthors) {
        ItemText text = ItemText.of(node, fields.atom());
        String url = Links.ofItem(node, base);
        if (url == null && Links.mentioned(node)) {
            problems.add(FeedProblem.Kind.ADDRESS_UNUSABLE);
        }
        Instant published = fields.date(
                node,
                "pubdate",
                "published",
                "issued",
                "dcterms:issued",
                "dc:date",
                "dcterms:date",
                "date",
                "dcterms:created",
                "created");
        XmlNode source = node.child("source");
        List<String> authors = fields.names(node);
        if (authors.isEmpty() && source != null) {
            authors = fields.names(source);
        }
        String stated = bounds.language(itemLanguage(node, text));
        return new FeedItem(
                bounds.id(id(node, base)),
                url,
                bounds.title(fields.line(node, "title", "dc:title", "media:title", "itunes:title")),
                bounds.text(text.paragraphs()),
                text.teaser() || node.brokenOff(),
                stated == null && !silenced(node, text) ? feedLanguage : stated,
                authors.isEmpty() ? feedAuthors : authors,
                published,
                fields.changed(node),
                source == null ? null : origin(source, base));
    }

    private static @Nullable String id(XmlNode node, @Nullable String base) {
        for (String name : List.of("guid", "id", "dc:identifier")) {
            XmlNode found = node.child(name);
            String value = found == null ? "" : found.value().text();
            if (found != null && !value.isBlank()) {
                return Links.isReference(found, value)
                        ? Optional.ofNullable(WebAddress.resolve(value, found.base() == null ? base : found.base()))
                                .orElse(value)
                        : value;
            }
        }
        return node.attribute("about");
    }

    private FeedItem.@Nullable Origin origin(XmlNode source, @Nullable String base) {
        String attribute = source.attribute("url");
        String written = source.children().isEmpty() ? source.value().text() : null;
        String title = bounds.name(written == null ? fields.line(source, "title") : written);
        String url = attribute != null ? WebAddress.resolve(attribute, base) : Links.alternate(source, base);
        return title == null && url == null ? null : new FeedItem.Origin(title, url);
    }

    /** What {@code xml:lang} says of the text, else the item's own element, else {@code xml:lang} of the title. */
    private @Nullable String itemLanguage(XmlNode node, ItemText text) {
        String ofText = text.node() == null ? null : text.node().language();
        if (ofText != null && !ofText.equals(inheritedLanguage)) {
            return ofText;
        }
        String stated = XmlFields.language(node);
        if (stated != null) {
            return stated;
        }
        XmlNode title = node.child("title");
        String ofTitle = title == null ? node.language() : title.language();
        return ofText == null ? ofTitle : ofText;
    }

    /** Whether {@code xml:lang=""} says that the language is not known (XML 1.0, section 2.12). */
    private static boolean silenced(XmlNode node, ItemText text) {
        XmlNode speaking = text.node() == null ? node : text.node();
        return speaking.language() != null && speaking.language().isEmpty();
    }
}

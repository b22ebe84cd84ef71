package io.dyadwatch.extraction.feed;

import java.util.Set;

/** The elements that mean something, by the names that {@link Namespaces#name} gives them. */
final class Elements {
    private static final Set<String> ROOTS = Set.of("rss", "feed", "rdf", "rdf:rdf");
    /** Elements of a feed or an item whose own elements mean something. */
    private static final Set<String> GROUPS = Set.of(
            "author",
            "source",
            "dc:creator",
            "dc:author",
            "media:group",
            "media:content",
            "foaf:person",
            "rdf:description");

    /** Their content may be long markup, in which names of HTML are HTML. */
    private static final Set<String> TEXTS = Set.of(
            "description",
            "summary",
            "content",
            "abstract",
            "fullitem",
            "body",
            "encoded",
            "content:encoded",
            "xhtml:body",
            "xhtml:div",
            "dc:description",
            "dcterms:abstract",
            "itunes:summary",
            "media:description",
            "media:text");

    private static final Set<String> LINES = Set.of(
            "title",
            "link",
            "id",
            "guid",
            "pubdate",
            "published",
            "issued",
            "updated",
            "modified",
            "created",
            "lastbuilddate",
            "date",
            "name",
            "email",
            "language",
            "ttl",
            "managingeditor",
            "dc:title",
            "dc:date",
            "dc:language",
            "dc:identifier",
            "dcterms:issued",
            "dcterms:created",
            "dcterms:modified",
            "dcterms:date",
            "itunes:author",
            "itunes:title",
            "itunes:subtitle",
            "media:title",
            "feedburner:origlink",
            "sy:updateperiod",
            "sy:updatefrequency",
            "foaf:name",
            "foaf:mbox");

    /** What is said of a person. */
    private static final Set<String> PERSON =
            Set.of("name", "email", "uri", "url", "foaf:name", "foaf:mbox", "foaf:person", "rdf:description");

    /** Elements that no markup has, so that they end a text that was never closed. */
    private static final Set<String> NEVER_HTML = Set.of(
            "pubdate",
            "guid",
            "description",
            "published",
            "updated",
            "issued",
            "modified",
            "content:encoded",
            "dc:date",
            "dc:creator",
            "category",
            "enclosure",
            "comments",
            "item",
            "entry",
            "channel",
            "lastbuilddate",
            "fullitem");

    private Elements() {}

    static boolean isRoot(String name) {
        return ROOTS.contains(name);
    }

    static boolean isItem(String name) {
        return name.equals("item") || name.equals("entry");
    }

    static boolean isGroup(String name) {
        return GROUPS.contains(name);
    }

    static boolean isText(String name) {
        return TEXTS.contains(name);
    }

    /** Whether what says nothing of its type is HTML: RSS's descriptions are, summaries of others may be. */
    static boolean isHtmlByCustom(String name) {
        return TEXTS.contains(name) && !name.endsWith("summary") && !name.endsWith("abstract");
    }

    static boolean isField(String name) {
        return TEXTS.contains(name) || LINES.contains(name);
    }

    /** Whether the start of an element can show that another was never closed. */
    static boolean endsSomething(String next) {
        return isField(next)
                || NEVER_HTML.contains(next)
                || isRoot(next)
                || next.equals("author")
                || next.equals("source");
    }

    /** Whether the start of one element shows that another, still open, was never closed. */
    static boolean ends(String next, String open) {
        if (isText(open)) {
            return NEVER_HTML.contains(next);
        }
        boolean field = endsSomething(next);
        return switch (open) {
            case "author", "dc:creator", "dc:author", "foaf:person", "rdf:description" ->
                field && !PERSON.contains(next);
            case "media:group", "media:content" -> field && !next.startsWith("media:");
            // In Atom it has a title and links of its own.
            case "source" -> NEVER_HTML.contains(next) && !next.equals("updated") && !next.equals("published");
            default -> field;
        };
    }
}

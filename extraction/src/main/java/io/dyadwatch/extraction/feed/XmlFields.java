package io.dyadwatch.extraction.feed;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.extraction.text.WrittenDate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What elements of a feed or an item say, by their names, the first of which that says something counts. */
final class XmlFields {
    private final boolean atom;
    private final Problems problems;
    private final Bounds bounds;

    /** @param atom whether text is plain where nothing says what it is */
    XmlFields(boolean atom, Problems problems) {
        this.atom = atom;
        this.problems = problems;
        this.bounds = new Bounds(problems);
    }

    boolean atom() {
        return atom;
    }

    @Nullable String line(XmlNode parent, String... names) {
        for (String name : names) {
            for (XmlNode found : parent.children(name)) {
                String line = TextConstruct.of(found, atom).line();
                if (!line.isBlank()) {
                    return line;
                }
            }
        }
        for (XmlNode group : parent.children()) {
            if (group.name().equals("media:group") || group.name().equals("media:content")) {
                XmlNode title = group.child("media:title");
                if (title != null && List.of(names).contains("media:title")) {
                    return TextConstruct.of(title, atom).line();
                }
            }
        }
        return null;
    }

    @Nullable Instant date(XmlNode node, String... names) {
        for (String name : names) {
            for (XmlNode found : node.children(name)) {
                Instant date = date(found.value().text());
                if (date != null) {
                    return date;
                }
            }
        }
        return null;
    }

    private @Nullable Instant date(String written) {
        Instant date = WrittenDate.parse(written).orElse(null);
        if (date == null && !written.isBlank()) {
            problems.add(FeedProblem.Kind.DATE_UNREADABLE);
        }
        return date;
    }

    /** The date of the last change; CDF has it as an attribute. */
    @Nullable Instant changed(XmlNode node) {
        Instant date = date(node, "updated", "modified", "dcterms:modified", "lastbuilddate");
        String attribute = node.attribute("lastmod");
        return date == null && attribute != null ? date(attribute) : date;
    }

    List<String> names(XmlNode node) {
        return Persons.of(node).stream()
                .limit(Article.MAX_AUTHORS)
                .map(bounds::name)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The language that an element of a feed or an item states, other than by {@code xml:lang}. */
    static @Nullable String language(XmlNode head) {
        for (String name : List.of("language", "dc:language")) {
            XmlNode found = head.child(name);
            String value = found == null ? "" : found.value().text();
            if (!value.isBlank()) {
                return value;
            }
        }
        return null;
    }
}

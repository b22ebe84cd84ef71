package io.dyadwatch.extraction.feed;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.extraction.text.WrittenDate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** RSS of all versions, RDF, Atom and CDF: the elements of {@link XmlTree} to a feed. */
final class XmlFeed {
    private static final Map<String, Duration> PERIODS = Map.of(
            "hourly", Duration.ofHours(1),
            "daily", Duration.ofDays(1),
            "weekly", Duration.ofDays(7),
            "monthly", Duration.ofDays(30),
            "yearly", Duration.ofDays(365));

    private static final int MAX_DIGITS = 9;

    private final XmlTree tree;
    private final Problems problems;
    private final Bounds bounds;
    private final @Nullable String documentBase;
    private final boolean atom;

    private XmlFeed(XmlTree tree, Problems problems, @Nullable String documentBase) {
        this.tree = tree;
        this.problems = problems;
        this.bounds = new Bounds(problems);
        this.documentBase = documentBase;
        this.atom = tree.isAtom();
    }

    static Feed read(String document, @Nullable String documentBase, Problems problems) {
        XmlTree tree = XmlTree.read(document, documentBase);
        if (!tree.isFeed()) {
            problems.add(FeedProblem.Kind.NOT_A_FEED);
            return Feed.unreadable(problems);
        }
        return new XmlFeed(tree, problems, documentBase).feed();
    }

    private Feed feed() {
        XmlNode head = tree.head().orElse(null);
        if (head == null) {
            return new Feed(null, null, null, items(null, null, List.of()), reported(), null);
        }
        String link = Links.alternate(head, head.base() == null ? documentBase : head.base());
        String stated = language(head);
        String language = bounds.language(stated == null ? rootLanguage(head) : stated);
        List<String> authors = atom ? names(head) : List.of();
        String title = bounds.title(line(head, "title", "dc:title", "itunes:title"));
        List<FeedItem> items = items(itemBase(head, link), language, authors);
        return new Feed(title, link, language, items, reported(), rhythm(head));
    }

    private List<FeedProblem> reported() {
        tree.report(problems);
        return problems.toList();
    }

    /**
     * What items' references are relative to where no {@code xml:base} says it: in Atom the document, which may name its
     * own address; in RSS, by custom, the page that the channel belongs to.
     */
    private @Nullable String itemBase(XmlNode head, @Nullable String link) {
        if (!atom) {
            return link == null ? documentBase : link;
        }
        if (documentBase != null) {
            return documentBase;
        }
        return Optional.ofNullable(Links.self(head)).orElse(link);
    }

    private List<FeedItem> items(@Nullable String base, @Nullable String language, List<String> feedAuthors) {
        List<FeedItem> items = new ArrayList<>(tree.items().size());
        for (XmlNode node : tree.items()) {
            FeedItem item = item(node, node.base() == null ? base : node.base(), language, feedAuthors);
            if (item.isEmpty()) {
                problems.add(FeedProblem.Kind.ITEM_EMPTY);
            }
            items.add(item);
        }
        return items;
    }

    private FeedItem item(XmlNode node, @Nullable String base, @Nullable String feedLanguage, List<String> feedAuthors) {
        ItemText text = ItemText.of(node, atom);
        String url = Links.ofItem(node, base);
        if (url == null && Links.mentioned(node)) {
            problems.add(FeedProblem.Kind.ADDRESS_UNUSABLE);
        }
        Instant published = date(node, "pubdate", "published", "issued", "dcterms:issued", "dc:date", "dcterms:date", "date",
                "dcterms:created", "created");
        Instant updated = date(node, "updated", "modified", "dcterms:modified", "lastbuilddate");
        if (updated == null) {
            updated = lastModified(node);
        }
        XmlNode source = node.child("source");
        List<String> authors = names(node);
        if (authors.isEmpty() && source != null) {
            authors = names(source);
        }
        String stated = bounds.language(itemLanguage(node, text));
        return new FeedItem(
                bounds.id(id(node, base)),
                url,
                bounds.title(line(node, "title", "dc:title", "media:title", "itunes:title")),
                bounds.text(text.paragraphs()),
                text.teaser() || node.brokenOff(),
                stated == null && !silenced(node, text) ? feedLanguage : stated,
                authors.isEmpty() && source == null ? feedAuthors : authors,
                published,
                updated,
                source == null ? null : origin(source, base));
    }

    /** CDF has the date as an attribute. */
    private @Nullable Instant lastModified(XmlNode node) {
        String lastmod = node.attribute("lastmod");
        return lastmod == null ? null : WrittenDate.parse(lastmod).orElse(null);
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

    private @Nullable String line(XmlNode parent, String... names) {
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

    private @Nullable Instant date(XmlNode node, String... names) {
        for (String name : names) {
            for (XmlNode found : node.children(name)) {
                String written = found.value().text();
                Optional<Instant> date = WrittenDate.parse(written);
                if (date.isPresent()) {
                    return date.get();
                }
                if (!written.isBlank()) {
                    problems.add(FeedProblem.Kind.DATE_UNREADABLE);
                }
            }
        }
        return null;
    }

    private List<String> names(XmlNode node) {
        return Persons.of(node).stream()
                .limit(Article.MAX_AUTHORS)
                .map(bounds::name)
                .filter(name -> name != null)
                .toList();
    }

    private FeedItem.@Nullable Origin origin(XmlNode source, @Nullable String base) {
        String attribute = source.attribute("url");
        String written = source.children().isEmpty() ? source.value().text() : null;
        String title = bounds.name(written == null ? line(source, "title") : written);
        String url = attribute != null ? WebAddress.resolve(attribute, base) : Links.alternate(source, base);
        return title == null && url == null ? null : new FeedItem.Origin(title, url);
    }

    // ---- languages ----

    private @Nullable String language(XmlNode head) {
        for (String name : List.of("language", "dc:language")) {
            XmlNode found = head.child(name);
            String value = found == null ? "" : found.value().text();
            if (!value.isBlank()) {
                return value;
            }
        }
        return null;
    }

    private @Nullable String rootLanguage(XmlNode head) {
        XmlNode title = head.child("title");
        return head.language() == null && title != null ? title.language() : head.language();
    }

    /** What {@code xml:lang} says of the text, else the item's own element, else {@code xml:lang} of the title. */
    private @Nullable String itemLanguage(XmlNode node, ItemText text) {
        String ofText = text.node() == null ? null : text.node().language();
        XmlNode head = tree.head().orElse(null);
        String inherited = head == null ? null : head.language();
        if (ofText != null && !ofText.equals(inherited)) {
            return ofText;
        }
        String stated = language(node);
        if (stated != null) {
            return stated;
        }
        XmlNode title = node.child("title");
        String ofTitle = title == null ? node.language() : title.language();
        return ofText == null || (text.node() == null) ? ofTitle : ofText;
    }

    /** Whether {@code xml:lang=""} says that the language is not known (XML 1.0, section 2.12). */
    private static boolean silenced(XmlNode node, ItemText text) {
        XmlNode speaking = text.node() == null ? node : text.node();
        return speaking.language() != null && speaking.language().isEmpty();
    }

    // ---- rhythm ----

    private static @Nullable Duration rhythm(XmlNode head) {
        Duration ttl = number(head.child("ttl")).map(Duration::ofMinutes).orElse(null);
        if (ttl != null) {
            return within(ttl);
        }
        XmlNode period = head.child("sy:updateperiod");
        XmlNode frequency = head.child("sy:updatefrequency");
        if (period == null && frequency == null) {
            return null;
        }
        String word = period == null ? "daily" : period.value().text().toLowerCase(Locale.ROOT);
        Duration length = PERIODS.get(word);
        long times = number(frequency).filter(n -> n > 0).orElse(1L);
        return length == null ? null : within(length.dividedBy(times));
    }

    private static Optional<Long> number(@Nullable XmlNode node) {
        String digits = node == null ? "" : node.value().text().strip();
        boolean isNumber = !digits.isEmpty()
                && digits.length() <= MAX_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    private static @Nullable Duration within(Duration rhythm) {
        return rhythm.compareTo(Duration.ofMinutes(1)) < 0 || rhythm.compareTo(Duration.ofDays(366)) > 0 ? null : rhythm;
    }
}

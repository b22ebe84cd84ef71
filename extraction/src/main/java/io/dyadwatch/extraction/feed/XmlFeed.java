package io.dyadwatch.extraction.feed;

import java.time.Duration;
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
    private final XmlFields fields;
    private final @Nullable String documentBase;
    private final boolean atom;

    private XmlFeed(XmlTree tree, Problems problems, @Nullable String documentBase) {
        this.tree = tree;
        this.problems = problems;
        this.bounds = new Bounds(problems);
        this.documentBase = documentBase;
        this.atom = tree.isAtom();
        this.fields = new XmlFields(atom, problems);
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
        String stated = XmlFields.language(head);
        String language = bounds.language(stated == null ? rootLanguage(head) : stated);
        List<String> authors = atom ? fields.names(head) : List.of();
        String title = bounds.title(fields.line(head, "title", "dc:title", "itunes:title"));
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
        XmlItems reading =
                new XmlItems(fields, tree.head().map(XmlNode::language).orElse(null), problems);
        List<FeedItem> items = new ArrayList<>(tree.items().size());
        for (XmlNode node : tree.items()) {
            FeedItem item = reading.read(node, node.base() == null ? base : node.base(), language, feedAuthors);
            if (item.isEmpty()) {
                problems.add(FeedProblem.Kind.ITEM_EMPTY);
            }
            items.add(item);
        }
        return items;
    }

    private @Nullable String rootLanguage(XmlNode head) {
        XmlNode title = head.child("title");
        return head.language() == null && title != null ? title.language() : head.language();
    }

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
        return rhythm.compareTo(Duration.ofMinutes(1)) < 0 || rhythm.compareTo(Duration.ofDays(366)) > 0
                ? null
                : rhythm;
    }
}

package io.dyadwatch.extraction.feed;

import io.dyadwatch.extraction.text.DeclaredEntities;
import io.dyadwatch.extraction.text.MarkupScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a feed that mean something, out of XML that may be ill-formed.
 *
 * <p>Tags are believed as long as they nest. If they do not, the document is read once more with what is known of feeds:
 * an item ends where the next begins, a date is no part of a title, an end tag that nothing opened is nothing. So what is
 * well-formed is never guessed at, and what is not costs one reading more.
 */
final class XmlTree {
    /** Bound on items; what is more is counted. */
    static final int MAX_ITEMS = 10_000;

    private static final int MAX_CHILDREN = 300;
    /** Of all elements that are kept: as many items as there may be, with as much as feeds have in each. */
    private static final int MAX_NODES = 250_000;

    private static final int MAX_DEPTH = 100;
    /** The feed and, in RSS, its channel; where both are the same element, both are that. */
    private @Nullable XmlNode root;

    private @Nullable XmlNode channel;
    private final List<XmlNode> items = new ArrayList<>();
    private final String document;
    private final boolean mending;
    private final MarkupScanner scanner;
    private final DeclaredEntities entities = new DeclaredEntities();
    private final XmlAttributes attributes;
    private final List<Open> open = new ArrayList<>();
    private final @Nullable String documentBase;
    private int tooDeep;
    private int mended;
    private int itemsBeyondBound;
    private int elementsBeyondBound;
    private int nodes;
    private int overlong;
    private boolean brokeOff;

    private enum Role {
        FEED,
        ITEM,
        GROUP,
        FIELD,
        /** Markup in a field. */
        INSIDE,
        /** Something with no meaning here, and all in it. */
        IGNORED
    }

    private record Open(
            String tag,
            String name,
            Role role,
            @Nullable XmlNode node,
            Namespaces namespaces,
            @Nullable String base,
            @Nullable String language) {}

    private XmlTree(String document, @Nullable String documentBase, boolean mending) {
        this.document = document;
        this.documentBase = documentBase;
        this.mending = mending;
        this.scanner = MarkupScanner.ofXml(document);
        this.attributes = new XmlAttributes(scanner, entities);
    }

    /** @param documentBase absolute address of the document; absent where it is not known */
    static XmlTree read(String document, @Nullable String documentBase) {
        XmlTree tree = new XmlTree(document, documentBase, false);
        if (tree.build()) {
            return tree;
        }
        XmlTree again = new XmlTree(document, documentBase, true);
        again.build();
        return again;
    }

    /** The element that holds the feed's own title; absent where the document is no feed. */
    Optional<XmlNode> head() {
        return Optional.ofNullable(channel == null ? root : channel);
    }

    boolean isFeed() {
        return root != null || channel != null || !items.isEmpty();
    }

    /** Whether it is Atom, by its root. */
    boolean isAtom() {
        return root != null && root.name().equals("feed");
    }

    List<XmlNode> items() {
        return items;
    }

    void report(Problems problems) {
        problems.add(FeedProblem.Kind.ILL_FORMED, mended + scanner.repairs());
        problems.add(FeedProblem.Kind.ITEMS_BEYOND_BOUND, itemsBeyondBound);
        problems.add(FeedProblem.Kind.ELEMENTS_BEYOND_BOUND, elementsBeyondBound);
        problems.addAtLeast(FeedProblem.Kind.FIELD_CUT, overlong);
        problems.add(FeedProblem.Kind.ENTITY_REFUSED, entities.refused());
        if (brokeOff) {
            problems.add(FeedProblem.Kind.TRUNCATED);
        }
    }

    /** False if the tags do not nest and nothing was to be mended. */
    private boolean build() {
        while (true) {
            boolean nests = true;
            switch (scanner.next()) {
                case START -> nests = start();
                case END -> nests = end();
                case DOCTYPE -> entities.declare(scanner.text());
                case NOTHING_LEFT -> {
                    return finish();
                }
                default -> {}
            }
            if (!nests) {
                return false;
            }
        }
    }

    private boolean finish() {
        if (!open.isEmpty() && !mending) {
            return false;
        }
        if (open.stream().anyMatch(element -> element.role() != Role.IGNORED)) {
            // An item that is open when the feed is over breaks off; a feed that only lacks its own end tag does not.
            if (isInItem() && !items.isEmpty()) {
                items.get(items.size() - 1).breaksOff();
            }
            brokeOff = open.stream().anyMatch(element -> element.role() == Role.ITEM || element.role() == Role.FIELD);
            mended++;
        }
        closeDownTo(0);
        return true;
    }

    private boolean start() {
        if (mending) {
            closeWhatThisEnds();
        }
        if (open.size() >= MAX_DEPTH) {
            tooDeep += scanner.selfClosing() ? 0 : 1;
            return true;
        }
        Open outer = innermost();
        Namespaces namespaces = attributes.namespaces(outer == null ? Namespaces.none() : outer.namespaces());
        String name = namespaces.name(scanner.name());
        Role role = role(outer, name);
        String base = outer == null ? null : outer.base();
        String language = outer == null ? null : outer.language();
        XmlNode node = null;
        if (role != Role.INSIDE && role != Role.IGNORED) {
            String stated = attributes.value("xml:base");
            base = stated == null
                    ? base
                    : Optional.ofNullable(WebAddress.resolve(stated, base(base)))
                            .orElse(base);
            String lang = attributes.value("xml:lang");
            language = lang == null ? language : lang;
            node = node(name, role, base, language, outer);
        }
        if (scanner.selfClosing()) {
            return true;
        }
        open.add(new Open(scanner.name(), name, role, node, namespaces, base, language));
        return true;
    }

    private @Nullable String base(@Nullable String inherited) {
        return inherited == null ? documentBase : inherited;
    }

    private @Nullable XmlNode node(
            String name, Role role, @Nullable String base, @Nullable String language, @Nullable Open outer) {
        XmlNode node = new XmlNode(name, attributes.kept(), base, language, document, entities, scanner.end());
        switch (role) {
            case FEED -> {
                if (Elements.isRoot(name)) {
                    root = root == null ? node : root;
                } else {
                    channel = channel == null ? node : channel;
                }
            }
            case ITEM -> {
                if (items.size() >= MAX_ITEMS) {
                    itemsBeyondBound++;
                    return null;
                }
                items.add(node);
            }
            default -> {
                XmlNode parent = outer == null ? null : outer.node();
                if (parent == null) {
                    return null;
                }
                if (parent.children().size() >= MAX_CHILDREN || nodes >= MAX_NODES) {
                    elementsBeyondBound++;
                    return null;
                }
                parent.add(node);
                nodes++;
            }
        }
        return node;
    }

    private Role role(@Nullable Open outer, String name) {
        Role around = outer == null ? Role.IGNORED : outer.role();
        boolean inFeed = root != null || channel != null;
        if (Elements.isItem(name) && !isInItem() && around != Role.FIELD && around != Role.INSIDE) {
            return Role.ITEM;
        }
        return switch (around) {
            case FIELD, INSIDE -> Role.INSIDE;
            case IGNORED ->
                (!inFeed && Elements.isRoot(name)) || (channel == null && !isAtom() && name.equals("channel"))
                        ? Role.FEED
                        : Role.IGNORED;
            case FEED -> name.equals("channel") && channel == null ? Role.FEED : inside(name);
            case ITEM, GROUP -> inside(name);
        };
    }

    private static Role inside(String name) {
        return Elements.isGroup(name) ? Role.GROUP : Elements.isField(name) ? Role.FIELD : Role.IGNORED;
    }

    private boolean isInItem() {
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i).role() == Role.ITEM) {
                return true;
            }
        }
        return false;
    }

    private boolean end() {
        if (tooDeep > 0 && !(mending && endsWhatMeansSomething())) {
            tooDeep--;
            return true;
        }
        Open innermost = innermost();
        if (innermost != null && innermost.tag().equals(scanner.name())) {
            closeDownTo(open.size() - 1);
            return true;
        }
        if (!mending) {
            return false;
        }
        mended++;
        for (int i = open.size() - 1; i >= 0; i--) {
            Open candidate = open.get(i);
            if (candidate.tag().equals(scanner.name())) {
                closeDownTo(i);
                return true;
            }
            // No end tag reaches out of an item, but that of what holds items.
            if (candidate.role() == Role.ITEM && !endsFeed(scanner.name())) {
                return true;
            }
        }
        return true;
    }

    private boolean endsWhatMeansSomething() {
        return open.stream()
                .anyMatch(element -> element.role() != Role.INSIDE
                        && element.role() != Role.IGNORED
                        && element.tag().equals(scanner.name()));
    }

    private static boolean endsFeed(String tag) {
        String local = tag.substring(tag.indexOf(':') + 1);
        return local.equals("channel") || local.equals("items") || Elements.isRoot(local);
    }

    /** In a document that does not nest: what cannot hold what begins here is over. */
    private void closeWhatThisEnds() {
        Open innermost = innermost();
        if (innermost == null) {
            return;
        }
        String name = innermost.namespaces().name(scanner.name());
        if (!Elements.endsSomething(name)) {
            return;
        }
        if (root == null && channel == null && (Elements.isRoot(name) || name.equals("channel"))) {
            // What came before the feed is no part of it.
            closeDownTo(0);
            return;
        }
        for (int i = 0; i < open.size(); i++) {
            Open candidate = open.get(i);
            boolean over = Elements.isItem(name)
                    ? candidate.role() == Role.ITEM || candidate.role() == Role.FIELD
                    : (candidate.role() == Role.FIELD || candidate.role() == Role.GROUP)
                            && Elements.ends(name, candidate.name());
            if (over) {
                mended++;
                closeDownTo(i);
                return;
            }
        }
    }

    private void closeDownTo(int size) {
        tooDeep = 0;
        for (int i = open.size() - 1; i >= size; i--) {
            XmlNode node = open.remove(i).node();
            if (node != null) {
                node.endsAt(scanner.start());
                overlong += Elements.isField(node.name()) && node.isOverlong() ? 1 : 0;
            }
        }
    }

    private @Nullable Open innermost() {
        return open.isEmpty() ? null : open.get(open.size() - 1);
    }
}

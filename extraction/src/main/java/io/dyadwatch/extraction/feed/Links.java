package io.dyadwatch.extraction.feed;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which of the links of a feed or an item is the page to read. */
final class Links {
    private static final Set<String> PAGES = Set.of("", "text/html", "html", "application/xhtml+xml", "text/xhtml");

    private Links() {}

    /**
     * The alternate link: of RSS's the last, since what repeats it means the later; else of Atom's the first to a page,
     * else the first to anything; else, in CDF, the attribute. What says nothing of its relation is alternate (RFC 4287,
     * section 4.2.7.2).
     */
    static @Nullable String alternate(XmlNode node, @Nullable String base) {
        String text = null;
        String page = null;
        String other = null;
        for (XmlNode link : node.children("link")) {
            String address = isAlternate(link) ? address(link, base) : null;
            if (address == null) {
                continue;
            }
            if (link.attribute("href") == null) {
                text = address;
            } else if (PAGES.contains(attribute(link, "type"))) {
                page = page == null ? address : page;
            } else {
                other = other == null ? address : other;
            }
        }
        String href = node.attribute("href");
        return Stream.of(text, page, other, href == null ? null : WebAddress.resolve(href, base))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Where the feed says that it is itself. */
    static @Nullable String self(XmlNode node) {
        for (XmlNode link : node.children("link")) {
            if (attribute(link, "rel").equals("self")) {
                return address(link, null);
            }
        }
        return null;
    }

    /**
     * The article's address: before all redirecting trackers the original link, then the alternate link, then an id that
     * is declared or looks like a permanent link, then {@code rdf:about}.
     */
    static @Nullable String ofItem(XmlNode item, @Nullable String base) {
        XmlNode original = item.child("feedburner:origlink");
        String url =
                original == null ? null : WebAddress.resolve(original.value().text(), null);
        if (url == null) {
            url = alternate(item, base);
        }
        if (url == null) {
            url = permanent(item, base);
        }
        String about = item.attribute("about");
        return url == null && about != null ? WebAddress.resolve(about, base) : url;
    }

    /** Whether an item names an address, usable or not. */
    static boolean mentioned(XmlNode item) {
        return item.children("link").stream()
                .anyMatch(link -> isAlternate(link)
                        && !(link.attribute("href") == null
                                && link.value().text().isBlank()));
    }

    private static @Nullable String permanent(XmlNode item, @Nullable String base) {
        XmlNode guid = Optional.ofNullable(item.child("guid")).orElse(item.child("id"));
        if (guid == null) {
            return null;
        }
        String value = guid.value().text();
        return switch (attribute(guid, "ispermalink")) {
            case "false", "no", "0" -> null;
            case "true", "yes", "1" -> WebAddress.resolve(value, base);
            default -> WebAddress.isWeb(value) ? WebAddress.resolve(value, null) : null;
        };
    }

    /** Whether an id is a reference to be resolved: a path, or anything relative under an {@code xml:base}. */
    static boolean isReference(XmlNode id, String value) {
        boolean opaque = attribute(id, "ispermalink").equals("false") || WebAddress.hasScheme(value);
        return !opaque && (value.startsWith("/") || (id.name().equals("id") && id.base() != null));
    }

    private static boolean isAlternate(XmlNode link) {
        String rel = attribute(link, "rel");
        return rel.isEmpty()
                || rel.equals("alternate")
                || rel.equals("http://www.iana.org/assignments/relation/alternate");
    }

    private static @Nullable String address(XmlNode link, @Nullable String base) {
        String within = link.base() == null ? base : link.base();
        String href = link.attribute("href");
        if (href != null) {
            return WebAddress.resolve(href, within);
        }
        String text = link.value().text();
        String other = Optional.ofNullable(link.attribute("resource")).orElse(link.attribute("url"));
        String reference = text.isBlank() ? other : text;
        return reference == null || reference.isBlank() ? null : WebAddress.resolve(reference, within);
    }

    private static String attribute(XmlNode node, String name) {
        String value = node.attribute(name);
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }
}

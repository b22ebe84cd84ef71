package io.dyadwatch.extraction.feed;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which vocabulary a name of an element belongs to, at one place of a document. The URI decides; letters' case, white
 * space, a final slash or hash and https do not matter, nor which of its versions it is. A prefix that is not declared
 * means what it usually does. The formats' own namespaces are one: a title is a title.
 */
final class Namespaces {
    /** Where a name belongs that means nothing here. */
    static final String UNKNOWN = "?";

    private static final String OWN = "";

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            entry("http://purl.org/dc/elements/1.1", "dc"),
            entry("http://purl.org/dc/elements/1.0", "dc"),
            entry("http://purl.org/metadata/dublin_core", "dc"),
            entry("http://purl.org/rss/1.0/modules/dc", "dc"),
            entry("http://purl.org/dc/terms", "dcterms"),
            entry("http://purl.org/rss/1.0/modules/dcterms", "dcterms"),
            entry("http://purl.org/rss/1.0/modules/content", "content"),
            entry("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
            entry("http://example.com/dtds/podcast-1.0.dtd", "itunes"),
            entry("http://search.yahoo.com/mrss", "media"),
            entry("http://video.search.yahoo.com/mrss", "media"),
            entry("http://search.yahoo.com/rss", "media"),
            entry("http://www.rssboard.org/media-rss", "media"),
            entry("http://purl.org/rss/1.0/modules/syndication", "sy"),
            entry("http://rssnamespace.org/feedburner/ext/1.0", "feedburner"),
            entry("http://www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
            entry("http://xmlns.com/foaf/0.1", "foaf"),
            entry("http://www.w3.org/1999/xhtml", "xhtml"),
            entry("http://www.w3.org/xml/1998/namespace", "xml"),
            entry("http://www.w3.org/2005/atom", OWN),
            entry("http://purl.org/net/rss1.1", OWN),
            entry("http://purl.org/rss/1.0", OWN),
            entry("http://purl.org/rss/2.0", OWN),
            entry("http://purl.org/rss/1.0/modules/rss091", OWN),
            entry("http://my.netscape.com/rdf/simple/0.9", OWN),
            entry("http://channel.netscape.com/rdf/simple/0.9", OWN),
            entry("http://my.netscape.com/publish/formats/rss-0.91.dtd", OWN),
            entry("http://blogs.law.harvard.edu/tech/rss", OWN),
            entry("http://cyber.law.harvard.edu/rss", OWN),
            entry("http://cyber.law.harvard.edu/rss/rss.html", OWN),
            entry("http://www.rssboard.org/rss-specification", OWN),
            entry("http://example.com/newformat", OWN),
            entry("http://example.com/necho", OWN),
            entry("http://purl.org/echo", OWN),
            entry("http://purl.org/pie", OWN),
            entry("uri/of/echo/namespace", OWN),
            entry("", OWN));

    private static final Set<String> CUSTOMARY =
            Set.of("dc", "dcterms", "content", "itunes", "media", "sy", "feedburner", "rdf", "foaf", "xhtml", "xml");
    private static final Set<String> CUSTOMARY_OWN = Set.of("", "atom", "atom10", "a10", "atom03", "rss", "rss10");

    /** So many prefixes at once; what is declared beyond means what it usually does. */
    private static final int MAX_PREFIXES = 64;

    private final Map<String, String> vocabularies;

    private Namespaces(Map<String, String> vocabularies) {
        this.vocabularies = vocabularies;
    }

    static Namespaces none() {
        return new Namespaces(Map.of());
    }

    /**
     * These and those that one element declares.
     *
     * @param uris URI by prefix, the default one under the empty prefix
     * @param feedItself true on the root: an unknown default namespace there is the feed's own
     */
    Namespaces declaring(Map<String, String> uris, boolean feedItself) {
        Map<String, String> known = new HashMap<>(vocabularies);
        uris.forEach((prefix, uri) -> {
            String vocabulary = vocabulary(uri);
            boolean own = feedItself && prefix.isEmpty() && vocabulary.equals(UNKNOWN);
            if (known.size() < MAX_PREFIXES || known.containsKey(prefix)) {
                known.put(prefix, own ? OWN : vocabulary);
            }
        });
        return new Namespaces(known);
    }

    /** The local name with the vocabulary's customary prefix, without any for the feed's own; in lower case. */
    String name(String qualified) {
        int colon = qualified.indexOf(':');
        String prefix = colon < 0 ? "" : qualified.substring(0, colon);
        String local = qualified.substring(colon + 1);
        String vocabulary = lookUp(prefix);
        return vocabulary.equals(OWN) ? local : vocabulary + ':' + local;
    }

    private String lookUp(String prefix) {
        String vocabulary = vocabularies.get(prefix);
        if (vocabulary != null) {
            return vocabulary;
        }
        if (CUSTOMARY_OWN.contains(prefix)) {
            return OWN;
        }
        return CUSTOMARY.contains(prefix) ? prefix : UNKNOWN;
    }

    private static String vocabulary(String uri) {
        String plain = uri.strip().toLowerCase(Locale.ROOT);
        plain = plain.startsWith("https:") ? "http:" + plain.substring("https:".length()) : plain;
        while (plain.endsWith("/") || plain.endsWith("#")) {
            plain = plain.substring(0, plain.length() - 1);
        }
        boolean own = plain.startsWith("http://purl.org/atom/ns")
                || plain.startsWith("http://backend.userland.com/rss")
                || plain.startsWith("http://my.netscape.com/publish/formats/rss");
        return own ? OWN : PREFIXES.getOrDefault(plain, UNKNOWN);
    }
}

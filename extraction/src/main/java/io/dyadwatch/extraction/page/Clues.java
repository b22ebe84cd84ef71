package io.dyadwatch.extraction.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** What a page says about itself outside its text, gathered in one walk. */
final class Clues implements NodeFilter {
    /** Of each kind of clue no more is kept: a page has a few of each. */
    private static final int MAX_OF_A_KIND = 50;

    private static final int MAX_CHARS = 4096;
    private static final int MAX_SCRIPT_CHARS = 4_000_000;

    /** Metas, microdata and RDFa by lower-case name, in document order. */
    private final Map<String, List<String>> properties = new HashMap<>();

    private final List<String> headlines = new ArrayList<>();
    private final List<String> times = new ArrayList<>();
    private final List<String> bylines = new ArrayList<>();
    private final List<String> printedBylines = new ArrayList<>();
    private final List<Object> documents = new ArrayList<>();
    private String titleElement = "";
    private String canonical = "";
    private String base = "";
    private boolean brokenData;
    private int marks;

    private Clues() {}

    static Clues of(Document page) {
        Clues clues = new Clues();
        page.filter(clues);
        Element root = page.firstElementChild();
        if (root != null) {
            clues.add("lang", root.attr("lang"));
            clues.add("lang", root.attr("xml:lang"));
        }
        return clues;
    }

    /** The first value given under any of the names, in the order of the names; empty where there is none. */
    String first(String... names) {
        for (String name : names) {
            List<String> values = properties.get(name);
            if (values != null) {
                return values.get(0);
            }
        }
        return "";
    }

    List<String> all(String name) {
        return properties.getOrDefault(name, List.of());
    }

    List<String> headlines() {
        return headlines;
    }

    /** Of {@code time} elements, in document order. */
    List<String> times() {
        return times;
    }

    List<String> bylines() {
        return bylines;
    }

    /** Short texts of elements whose class speaks of a byline, an author or a date. */
    List<String> printedBylines() {
        return printedBylines;
    }

    String titleElement() {
        return titleElement;
    }

    String canonical() {
        return canonical;
    }

    String base() {
        return base;
    }

    StructuredData structuredData() {
        return StructuredData.of(documents);
    }

    boolean hasBrokenData() {
        return brokenData;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        switch (element.normalName()) {
            case "meta" -> meta(element);
            case "title" -> titleElement = titleElement.isEmpty() ? text(element) : titleElement;
            case "link" -> link(element);
            case "base" -> base = base.isEmpty() ? element.attr("href") : base;
            case "script" -> script(element);
            case "h1" -> {
                if (headlines.size() < MAX_OF_A_KIND) {
                    keep(headlines, text(element));
                }
            }
            case "time" -> keep(times, element.attr("datetime"));
            case "body" -> add("lang", element.attr("lang"));
            case "svg", "style", "template" -> {
                return FilterResult.SKIP_ENTIRELY;
            }
            default -> {
                // Most elements are no clue.
            }
        }
        if (element.attributesSize() > 0 && marks < 4 * MAX_OF_A_KIND) {
            marked(element);
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        return FilterResult.CONTINUE;
    }

    private void meta(Element meta) {
        String content = meta.attr("content");
        for (String attribute : new String[] {"property", "name", "itemprop", "http-equiv"}) {
            String names = meta.attr(attribute);
            for (String name : names.strip().split("\\s+", 8)) {
                add(usual(name.toLowerCase(Locale.ROOT)), content);
            }
        }
    }

    /** Dublin Core is written with a colon or a dot, and its terms with and without an s. */
    private static String usual(String name) {
        if (name.startsWith("dc:")
                || name.startsWith("dcterm:")
                || name.startsWith("dcterms:")
                || name.startsWith("dcterm.")) {
            String prefix = name.startsWith("dc:") ? "dc." : "dcterms.";
            return prefix + name.substring(Math.max(name.indexOf(':'), name.indexOf('.')) + 1);
        }
        return name;
    }

    private void link(Element link) {
        String relation = link.attr("rel").toLowerCase(Locale.ROOT);
        if (relation.equals("canonical") && canonical.isEmpty()) {
            canonical = link.attr("href").strip();
        }
    }

    private void script(Element script) {
        String type = script.attr("type").toLowerCase(Locale.ROOT);
        if (type.startsWith("application/ld+json") && documents.size() < MAX_OF_A_KIND) {
            String data = script.data();
            LenientJson json = LenientJson.read(
                    unwrapped(data.length() > MAX_SCRIPT_CHARS ? data.substring(0, MAX_SCRIPT_CHARS) : data));
            brokenData |= !json.whole();
            documents.add(json.value());
        }
    }

    /** JSON without the comment or CDATA marks that hid it from browsers long gone. */
    private static String unwrapped(String data) {
        String json = data.strip();
        int start = 0;
        while (start < json.length() && start < 200 && json.charAt(start) != '{' && json.charAt(start) != '[') {
            start++;
        }
        if (json.startsWith("<![CDATA[") || json.startsWith("//<![CDATA[") || json.startsWith("/*<![CDATA[")) {
            start = json.indexOf("CDATA[") + "CDATA[".length();
        }
        int end = Math.max(json.lastIndexOf('}'), json.lastIndexOf(']')) + 1;
        if (json.endsWith("]]>") || json.endsWith("]]>*/")) {
            end = json.lastIndexOf("]]>");
        }
        return start < end ? json.substring(start, end) : json;
    }

    private void marked(Element element) {
        String classes = element.attr("class");
        if (!classes.isEmpty() && classes.length() < 200 && (Hints.ofName(classes) & Hints.BYLINE) != 0) {
            byline(element);
        }
        String property = element.attr("itemprop");
        if (property.isEmpty() && !element.normalName().equals("meta")) {
            property = element.attr("property");
        }
        if (property.isEmpty() && !element.hasAttr("rel") && !element.hasAttr("pubdate")) {
            return;
        }
        marks++;
        switch (property) {
            case "datePublished", "dateCreated", "dateModified" -> add("item:" + property, dateOf(element));
            case "author", "creator" -> keep(bylines, nameOf(element));
            case "headline" -> add("item:headline", text(element));
            default -> {
                if (element.attr("rel").equals("author")) {
                    keep(bylines, text(element));
                } else if (element.hasAttr("pubdate")) {
                    add("item:datePublished", element.attr("datetime"));
                }
            }
        }
    }

    /** A short text that says by whom. */
    private void byline(Element element) {
        if (printedBylines.size() < MAX_OF_A_KIND && element.childrenSize() < 6) {
            String text = text(element);
            if (text.length() < 120) {
                keep(printedBylines, text);
            }
        }
    }

    private static String dateOf(Element element) {
        for (String attribute : new String[] {"datetime", "content", "title"}) {
            if (!element.attr(attribute).isEmpty()) {
                return element.attr(attribute);
            }
        }
        return text(element);
    }

    private static String nameOf(Element element) {
        Element name = element.selectFirst("[itemprop=name]");
        if (name != null) {
            return name.hasAttr("content") ? name.attr("content") : text(name);
        }
        return element.hasAttr("content") ? element.attr("content") : text(element);
    }

    private void add(String name, String value) {
        if (!name.isEmpty() && !value.isBlank()) {
            keep(properties.computeIfAbsent(name, n -> new ArrayList<>(2)), value);
        }
    }

    private static void keep(List<String> clues, String clue) {
        String value = clue.strip();
        if (!value.isEmpty() && clues.size() < MAX_OF_A_KIND) {
            clues.add(value.length() > MAX_CHARS ? value.substring(0, MAX_CHARS) : value);
        }
    }

    private static String text(Element element) {
        StringBuilder text = new StringBuilder();
        element.traverse((node, depth) -> {
            if (node instanceof TextNode words && text.length() < MAX_CHARS) {
                text.append(
                        words.getWholeText(), 0, Math.min(words.getWholeText().length(), MAX_CHARS));
            } else if (node.nameIs("br")) {
                text.append(' ');
            }
        });
        return Wording.collapse(text.toString());
    }
}

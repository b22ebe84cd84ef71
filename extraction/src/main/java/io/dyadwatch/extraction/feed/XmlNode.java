package io.dyadwatch.extraction.feed;

import io.dyadwatch.extraction.text.CharacterReferences;
import io.dyadwatch.extraction.text.DeclaredEntities;
import io.dyadwatch.extraction.text.LenientUtf8;
import io.dyadwatch.extraction.text.MarkupScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An element of a feed that means something: its place in the document, not a copy of what it holds, and the elements in
 * it that mean something.
 */
final class XmlNode {
    /** Four times what an article may hold: the rest is room for its markup. */
    private static final int MAX_RAW_CHARS = 2 * 1024 * 1024;

    private final String name;
    private final Map<String, String> attributes;
    private final @Nullable String base;
    private final @Nullable String language;
    private final String document;
    private final DeclaredEntities entities;
    private List<XmlNode> children = List.of();
    private final int from;
    private int to;
    private boolean brokenOff;

    /**
     * @param name local name in lower case, with the customary prefix of its namespace unless that is a feed's own
     * @param base absolute address that {@code xml:base} sets here; absent where there is none
     * @param language what {@code xml:lang} says here, empty where it says that nothing is known; absent if it is silent
     * @param from where its content begins
     */
    XmlNode(
            String name,
            Map<String, String> attributes,
            @Nullable String base,
            @Nullable String language,
            String document,
            DeclaredEntities entities,
            int from) {
        this.name = name;
        this.attributes = attributes;
        this.base = base;
        this.language = language;
        this.document = document;
        this.entities = entities;
        this.from = from;
        this.to = from;
    }

    String name() {
        return name;
    }

    @Nullable String attribute(String attribute) {
        return attributes.get(attribute);
    }

    @Nullable String base() {
        return base;
    }

    @Nullable String language() {
        return language;
    }

    DeclaredEntities entities() {
        return entities;
    }

    List<XmlNode> children() {
        return children;
    }

    void add(XmlNode child) {
        children = children.isEmpty() ? new ArrayList<>(2) : children;
        children.add(child);
    }

    void endsAt(int end) {
        to = Math.max(from, end);
    }

    void breaksOff() {
        brokenOff = true;
    }

    boolean brokenOff() {
        return brokenOff;
    }

    /** The content as it is written, up to {@value #MAX_RAW_CHARS} UTF-16 units. */
    String raw() {
        return document.substring(from, isOverlong() ? from + MAX_RAW_CHARS : to);
    }

    boolean isOverlong() {
        return to - from > MAX_RAW_CHARS;
    }

    /** The content as it is meant: all text in it, and whether there are tags in it. */
    Value value() {
        String raw = raw();
        StringBuilder text = new StringBuilder(raw.length());
        boolean markup = false;
        MarkupScanner scanner = MarkupScanner.ofXml(raw);
        while (true) {
            switch (scanner.next()) {
                case TEXT -> text.append(CharacterReferences.decodeXml(scanner.text(), entities));
                case CDATA -> text.append(scanner.text());
                case START -> markup = true;
                case NOTHING_LEFT -> {
                    return new Value(LenientUtf8.undoubled(text.toString()).strip(), markup);
                }
                default -> {}
            }
        }
    }

    /** @param markup whether the element holds other elements; the text is without their tags */
    record Value(String text, boolean markup) {}

    @Nullable XmlNode child(String wanted) {
        for (XmlNode child : children) {
            if (child.name.equals(wanted)) {
                return child;
            }
        }
        return null;
    }

    List<XmlNode> children(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).toList();
    }
}

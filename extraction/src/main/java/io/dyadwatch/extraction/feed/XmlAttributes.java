package io.dyadwatch.extraction.feed;

import io.dyadwatch.extraction.text.CharacterReferences;
import io.dyadwatch.extraction.text.DeclaredEntities;
import io.dyadwatch.extraction.text.MarkupScanner;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The attributes of the start tag that a scanner is at, decoded. */
final class XmlAttributes {
    private static final Set<String> KEPT =
            Set.of("href", "rel", "type", "mode", "src", "url", "uri", "ispermalink", "about", "resource", "lastmod");

    private final MarkupScanner scanner;
    private final DeclaredEntities entities;

    XmlAttributes(MarkupScanner scanner, DeclaredEntities entities) {
        this.scanner = scanner;
        this.entities = entities;
    }

    @Nullable String value(String name) {
        String raw = scanner.attribute(name);
        return raw == null ? null : decoded(raw);
    }

    /** Those that mean something on any element, by local name; one without a prefix goes before one with. */
    Map<String, String> kept() {
        Map<String, String> kept = Map.of();
        for (MarkupScanner.Attribute attribute : scanner.attributes()) {
            String local = attribute.name().substring(attribute.name().indexOf(':') + 1);
            boolean prefixed = local.length() < attribute.name().length();
            if (KEPT.contains(local) && !(prefixed && kept.containsKey(local))) {
                kept = kept.isEmpty() ? new HashMap<>(4) : kept;
                kept.put(local, decoded(attribute.raw()));
            }
        }
        return kept;
    }

    /** The namespaces in the element, of those around it and those that it declares. */
    Namespaces namespaces(Namespaces around) {
        Map<String, String> uris = Map.of();
        for (MarkupScanner.Attribute attribute : scanner.attributes()) {
            boolean isDefault = attribute.name().equals("xmlns");
            if (isDefault || attribute.name().startsWith("xmlns:")) {
                uris = uris.isEmpty() ? new HashMap<>(4) : uris;
                uris.put(isDefault ? "" : attribute.name().substring("xmlns:".length()), decoded(attribute.raw()));
            }
        }
        return uris.isEmpty() ? around : around.declaring(uris, Elements.isRoot(scanner.name()));
    }

    private String decoded(String raw) {
        return CharacterReferences.decodeXml(raw, entities).strip();
    }
}

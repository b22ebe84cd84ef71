package io.dyadwatch.extraction.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What schema.org's JSON-LD on the page says of its article. An absent field is an empty string.
 *
 * @param free false where {@code isAccessibleForFree} is
 */
record StructuredData(
        String headline,
        String published,
        String modified,
        String language,
        String siteName,
        String url,
        String body,
        List<String> authors,
        boolean free) {
    private static final StructuredData NONE = new StructuredData("", "", "", "", "", "", "", List.of(), true);

    static StructuredData of(List<Object> documents) {
        List<Map<?, ?>> nodes = nodes(documents);
        Map<String, Map<?, ?>> byId = new HashMap<>();
        Map<?, ?> article = null;
        Map<?, ?> page = null;
        for (Map<?, ?> node : nodes) {
            String id = text(node.get("@id"));
            if (!id.isEmpty() && node.size() > 1) {
                byId.putIfAbsent(id, node);
            }
            if (article == null && isArticle(node)) {
                article = node;
            } else if (page == null && hasType(node, "Page")) {
                page = node;
            }
        }
        Map<?, ?> main = article == null ? page : article;
        if (main == null) {
            return NONE;
        }
        Map<?, ?> second = page == null ? main : page;
        return new StructuredData(
                article == null ? "" : either(text(main.get("headline")), text(main.get("name"))),
                either(
                        text(main.get("datePublished")),
                        either(text(second.get("datePublished")), text(main.get("dateCreated")))),
                either(text(main.get("dateModified")), text(second.get("dateModified"))),
                either(language(main.get("inLanguage")), language(second.get("inLanguage"))),
                name(main.get("publisher"), byId),
                either(text(main.get("url")), idOf(main.get("mainEntityOfPage"))),
                either(text(main.get("articleBody")), text(main.get("text"))),
                names(either(main.get("author"), main.get("creator")), byId),
                !text(main.get("isAccessibleForFree")).equalsIgnoreCase("false"));
    }

    /** All objects, the outermost first; those of lists of other articles are left out. */
    private static List<Map<?, ?>> nodes(List<Object> documents) {
        List<Map<?, ?>> nodes = new ArrayList<>();
        Deque<Object> queue = new ArrayDeque<>(documents);
        while (!queue.isEmpty()) {
            Object value = queue.poll();
            if (value instanceof List<?> list) {
                list.forEach(queue::add);
            } else if (value instanceof Map<?, ?> node) {
                nodes.add(node);
                for (Map.Entry<?, ?> entry : node.entrySet()) {
                    if (!"itemListElement".equals(entry.getKey())
                            && !"isPartOf".equals(entry.getKey())
                            && !"relatedLink".equals(entry.getKey())
                            && !"citation".equals(entry.getKey())
                            && (entry.getValue() instanceof List || entry.getValue() instanceof Map)) {
                        queue.add(entry.getValue());
                    }
                }
            }
        }
        return nodes;
    }

    private static boolean isArticle(Map<?, ?> node) {
        return hasType(node, "Article") || hasType(node, "Posting") || hasType(node, "Report");
    }

    private static boolean hasType(Map<?, ?> node, String ending) {
        Object type = node.get("@type");
        if (type instanceof List<?> types) {
            return types.stream().anyMatch(one -> text(one).endsWith(ending));
        }
        return text(type).endsWith(ending);
    }

    private static String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text.strip();
        }
        if (value instanceof List<?> list && !list.isEmpty()) {
            return list.get(0) instanceof String first ? first.strip() : "";
        }
        return value instanceof Map<?, ?> map && map.get("@value") instanceof String text ? text.strip() : "";
    }

    private static String language(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return either(text(map.get("alternateName")), text(map.get("name")));
        }
        return text(value);
    }

    private static String idOf(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? either(text(map.get("@id")), text(map.get("url"))) : text(value);
    }

    private static String name(@Nullable Object value, Map<String, Map<?, ?>> byId) {
        List<String> names = names(value, byId);
        return names.isEmpty() ? "" : names.get(0);
    }

    private static List<String> names(@Nullable Object value, Map<String, Map<?, ?>> byId) {
        Set<String> names = new LinkedHashSet<>();
        List<?> values = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
        for (Object one : values) {
            if (one instanceof Map<?, ?> map) {
                Map<?, ?> node = map.containsKey("name") ? map : byId.getOrDefault(text(map.get("@id")), map);
                if (node.get("name") instanceof List<?> several) {
                    several.forEach(name -> names.add(text(name)));
                } else {
                    names.add(text(node.get("name")));
                }
            } else {
                names.add(text(one));
            }
        }
        names.remove("");
        return new ArrayList<>(names);
    }

    private static String either(String first, String second) {
        return first.isEmpty() ? second : first;
    }

    private static @Nullable Object either(@Nullable Object first, @Nullable Object second) {
        return first == null ? second : first;
    }
}

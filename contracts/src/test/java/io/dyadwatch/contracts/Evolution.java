package io.dyadwatch.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What would break when a schema takes the place of one that was published. Both directions count: the new version reads
 * what is on the topics, and while an upgrade is under way the old version reads what the new one writes. So optional
 * fields may be added, and nothing else: a reader ignores a field that it does not know, but refuses a word of an
 * enumeration that it does not know, and misses a field that it needs.
 */
final class Evolution {
    /** Words for people. */
    private static final Set<String> FREE = Set.of("title", "description", "$comment", "examples");

    private final List<String> breaks = new ArrayList<>();

    private Evolution() {}

    /** What breaks, each with its place; empty where nothing does. */
    static List<String> breaks(JsonNode published, JsonNode now) {
        Evolution evolution = new Evolution();
        evolution.compare("$", published, now);
        return evolution.breaks;
    }

    private void compare(String place, JsonNode published, JsonNode now) {
        Set<String> keywords = new TreeSet<>();
        published.fieldNames().forEachRemaining(keywords::add);
        now.fieldNames().forEachRemaining(keywords::add);
        keywords.removeAll(FREE);
        for (String keyword : keywords) {
            JsonNode before = published.path(keyword);
            JsonNode after = now.path(keyword);
            switch (keyword) {
                case "properties", "$defs" -> compareEach(place + "." + keyword, before, after);
                case "items" -> compare(place + ".items", before, after);
                case "required" -> compareRequired(place, before, after);
                default -> {
                    if (!before.equals(after)) {
                        breaks.add(place + "." + keyword + " was " + text(before) + " and is " + text(after));
                    }
                }
            }
        }
    }

    private void compareEach(String place, JsonNode published, JsonNode now) {
        for (Map.Entry<String, JsonNode> each : published.properties()) {
            JsonNode after = now.path(each.getKey());
            if (after.isMissingNode()) {
                breaks.add(place + "." + each.getKey() + " is gone");
            } else {
                compare(place + "." + each.getKey(), each.getValue(), after);
            }
        }
    }

    private void compareRequired(String place, JsonNode published, JsonNode now) {
        Set<String> before = new TreeSet<>();
        published.forEach(name -> before.add(name.asText()));
        Set<String> after = new TreeSet<>();
        now.forEach(name -> after.add(name.asText()));
        for (String name : after) {
            if (!before.contains(name)) {
                breaks.add(place + "." + name + " is required, which records on the topics do not know");
            }
        }
        for (String name : before) {
            if (!after.contains(name)) {
                breaks.add(place + "." + name + " may be left out, which readers of today do not know");
            }
        }
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? "absent" : node.toString();
    }
}

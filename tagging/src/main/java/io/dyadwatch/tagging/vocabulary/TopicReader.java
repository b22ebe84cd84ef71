package io.dyadwatch.tagging.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dyadwatch.tagging.vocabulary.TopicEntry.PatternEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads topics and their patterns. */
final class TopicReader {
    private static final Set<String> FIELDS = Set.of("id", "name", "about", "sets", "patterns", "blocks", "neutral");
    private static final Set<String> PATTERN_FIELDS = Set.of(
            "about",
            "language",
            "find",
            "anyOrder",
            "gap",
            "gapNot",
            "before",
            "notAfter",
            "notBefore",
            "unless",
            "unlessBeside",
            "textUnless",
            "near",
            "actors",
            "articleActors",
            "mentions");

    private final WordLists lists;

    TopicReader(WordLists lists) {
        this.lists = lists;
    }

    TopicEntry read(Entry entry) {
        Fields fields = entry.fields().allow(FIELDS);
        Map<String, Map<String, List<String>>> sets = sets(fields);
        List<PatternEntry> patterns = new ArrayList<>();
        for (JsonNode node : fields.items("patterns")) {
            patterns.add(pattern(fields.inside("patterns[" + patterns.size() + "]", node), sets.keySet()));
        }
        if (patterns.isEmpty()) {
            throw fields.problem("patterns", "must hold at least one");
        }
        return new TopicEntry(
                fields.slug("id"),
                fields.text("name"),
                fields.text("about", ""),
                sets,
                patterns,
                words(fields, "blocks", Languages.ANY, sets.keySet()),
                words(fields, "neutral", Languages.ANY, sets.keySet()),
                fields.where(),
                entry.node());
    }

    private Map<String, Map<String, List<String>>> sets(Fields fields) {
        List<Map.Entry<String, JsonNode>> written = fields.entries("sets");
        Map<String, Map<String, List<String>>> sets = new HashMap<>();
        for (Map.Entry<String, JsonNode> set : written) {
            Map<String, List<String>> byLanguage = new HashMap<>();
            if (set.getValue().isObject()) {
                Fields inside = fields.inside("sets." + set.getKey(), set.getValue());
                for (Map.Entry<String, JsonNode> one : fields.byLanguage("sets." + set.getKey(), set.getValue())) {
                    byLanguage.put(
                            one.getKey(),
                            lists.check(inside, one.getKey(), inside.texts(one.getKey()), one.getKey(), Set.of()));
                }
            } else {
                Fields holder = fields.inside(
                        "sets", JsonNodeFactory.instance.objectNode().set(set.getKey(), set.getValue()));
                byLanguage.put(
                        Languages.ANY,
                        lists.check(holder, set.getKey(), holder.texts(set.getKey()), Languages.ANY, Set.of()));
            }
            sets.put(set.getKey(), byLanguage);
        }
        return sets;
    }

    private PatternEntry pattern(Fields fields, Set<String> sets) {
        fields.allow(PATTERN_FIELDS);
        List<String> find = fields.texts("find");
        for (String name : find) {
            if (!sets.contains(name) && !lists.has(name)) {
                throw fields.problem("find", "names " + name + ", which is no set of this topic and no list");
            }
        }
        List<String> mentions = fields.texts("mentions");
        if (find.isEmpty() == mentions.isEmpty()) {
            throw fields.problem("find", "or mentions must be given, and not both");
        }
        List<String> languages = fields.textOrTexts("language");
        for (String language : languages) {
            if (!Languages.isKnown(language)) {
                throw fields.problem("language", "names " + language + ", which is no language of the vocabulary");
            }
        }
        String language = languages.size() == 1 ? languages.get(0) : Languages.ANY;
        return new PatternEntry(
                languages,
                find,
                fields.flag("anyOrder", false),
                fields.number("gap", 0),
                words(fields, "gapNot", language, sets),
                words(fields, "before", language, sets),
                words(fields, "notAfter", language, sets),
                words(fields, "notBefore", language, sets),
                words(fields, "unless", language, sets),
                words(fields, "unlessBeside", language, sets),
                words(fields, "textUnless", language, sets),
                words(fields, "near", language, sets),
                fields.number("actors", 0),
                fields.number("articleActors", 0),
                mentions);
    }

    private List<String> words(Fields fields, String field, String language, Set<String> sets) {
        return lists.check(fields, field, fields.texts(field), language, sets);
    }
}

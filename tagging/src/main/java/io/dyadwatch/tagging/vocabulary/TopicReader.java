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
    private static final Set<String> FIELDS = Set.of("id", "name", "sets", "patterns", "blocks");
    private static final Set<String> PATTERN_FIELDS = Set.of(
            "about",
            "find",
            "anyOrder",
            "gap",
            "gapNot",
            "notAfter",
            "notBefore",
            "unless",
            "unlessBeside",
            "near",
            "actors",
            "mentions");

    private final WordLists lists;

    TopicReader(WordLists lists) {
        this.lists = lists;
    }

    TopicEntry read(Entry entry) {
        Fields fields = entry.fields().allow(FIELDS);
        Map<String, List<String>> sets = sets(fields);
        List<PatternEntry> patterns = new ArrayList<>();
        for (JsonNode node : fields.items("patterns")) {
            patterns.add(pattern(fields.inside("patterns[" + patterns.size() + "]", node), sets));
        }
        if (patterns.isEmpty()) {
            throw fields.problem("patterns", "must hold at least one");
        }
        return new TopicEntry(
                fields.text("id"), fields.text("name"), patterns, lists.expand(fields, "blocks"), fields.where());
    }

    private Map<String, List<String>> sets(Fields fields) {
        Map<String, List<String>> sets = new HashMap<>();
        for (Map.Entry<String, JsonNode> set : fields.entries("sets")) {
            Fields holder =
                    fields.inside("sets", JsonNodeFactory.instance.objectNode().set(set.getKey(), set.getValue()));
            sets.put(set.getKey(), lists.expand(holder, set.getKey()));
        }
        return sets;
    }

    private PatternEntry pattern(Fields fields, Map<String, List<String>> sets) {
        fields.allow(PATTERN_FIELDS);
        List<List<String>> find = new ArrayList<>();
        for (String name : fields.texts("find")) {
            List<String> words = sets.get(name);
            if (words == null || words.isEmpty()) {
                throw fields.problem("find", "names " + name + ", which is no set of this topic");
            }
            find.add(words);
        }
        List<String> mentions = fields.texts("mentions");
        if (find.isEmpty() == mentions.isEmpty()) {
            throw fields.problem("find", "or mentions must be given, and not both");
        }
        return new PatternEntry(
                find,
                fields.flag("anyOrder", false),
                fields.number("gap", 0),
                lists.expand(fields, "gapNot"),
                lists.expand(fields, "notAfter"),
                lists.expand(fields, "notBefore"),
                lists.expand(fields, "unless"),
                lists.expand(fields, "unlessBeside"),
                lists.expand(fields, "near"),
                fields.number("actors", 0),
                mentions);
    }
}

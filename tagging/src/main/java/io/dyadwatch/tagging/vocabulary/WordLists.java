package io.dyadwatch.tagging.vocabulary;

import io.dyadwatch.tagging.match.Neighbours;
import io.dyadwatch.tagging.text.WordSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The named word lists of a vocabulary; {@code @name} in any list stands for all words of that one. */
public final class WordLists {
    private final Map<String, List<String>> lists = new HashMap<>();

    WordLists(List<Entry> entries) {
        for (Entry entry : entries) {
            Fields fields = entry.fields().allow(Set.of("id", "about", "words"));
            String id = fields.text("id");
            if (lists.put(id, expand(fields, "words")) != null) {
                throw fields.problem("id", "is given twice");
            }
        }
    }

    /** A list by its name; empty where the vocabulary has none of that name. */
    public List<String> get(String name) {
        return lists.getOrDefault(name, List.of());
    }

    /** A list by its name as a set; empty where the vocabulary has none of that name. */
    public WordSet set(String name) {
        return WordSet.of(get(name));
    }

    List<String> expand(Fields fields, String field) {
        List<String> words = new ArrayList<>();
        for (String item : fields.texts(field)) {
            if (item.startsWith("@")) {
                List<String> list = lists.get(item.substring(1));
                if (list == null) {
                    throw fields.problem(field, "names the list " + item + ", which does not stand above it");
                }
                words.addAll(list);
            } else {
                try {
                    Neighbours.of(List.of(item));
                } catch (IllegalArgumentException e) {
                    throw fields.problem(field, "has an item that cannot be matched: " + e.getMessage());
                }
                words.add(item);
            }
        }
        return List.copyOf(words);
    }
}

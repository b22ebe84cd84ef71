package io.dyadwatch.tagging.vocabulary;

import io.dyadwatch.tagging.inflect.Hint;
import io.dyadwatch.tagging.match.Neighbours;
import io.dyadwatch.tagging.text.WordSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The named word lists of a vocabulary. A list has words of each language and words of all; {@code @name} in any list
 * stands for all words of that one in the language at hand, {@code ~word} for all forms of a declined word.
 */
public final class WordLists {
    private static final Set<String> FIELDS = Set.of("id", "language", "about", "words");

    private static final int DEEPEST = 32;

    /** By name, once it is known that the list ends. */
    private final Map<String, Integer> depths = new HashMap<>();

    /** By name, then by language or {@link Languages#ANY}: items as written. */
    private final Map<String, Map<String, List<String>>> lists = new HashMap<>();

    /** By language and word: many rules share the same declined words. Languages are compiled side by side. */
    private final Map<String, List<String>> declined = new ConcurrentHashMap<>();

    WordLists(List<Entry> entries, Problems problems) {
        entries.forEach(entry -> problems.of(() -> read(entry)));
        for (Entry entry : entries) {
            problems.of(() -> {
                Fields fields = entry.fields();
                check(fields, "words", fields.text("language", Languages.ANY));
                checkEnds(fields, fields.text("id"), new LinkedHashSet<>());
            });
        }
    }

    private void read(Entry entry) {
        Fields fields = entry.fields();
        // Known even if it cannot be used: whatever names it is not at fault.
        Map<String, List<String>> list = lists.computeIfAbsent(fields.text("id"), id -> new HashMap<>());
        String language = fields.allow(FIELDS).text("language", Languages.ANY);
        if (!language.equals(Languages.ANY) && !Languages.isKnown(language)) {
            throw fields.problem("language", "is no language of the vocabulary");
        }
        list.computeIfAbsent(language, l -> new ArrayList<>()).addAll(fields.texts("words"));
    }

    /**
     * How many lists deep a list goes, itself included.
     *
     * @param path lists that led here
     */
    private int checkEnds(Fields fields, String id, Set<String> path) {
        Integer known = depths.get(id);
        if (known != null) {
            return known;
        }
        if (!path.add(id)) {
            throw fields.problem("words", "goes round in a circle: " + String.join(", ", path));
        }
        if (path.size() > DEEPEST) {
            throw tooDeep(fields);
        }
        int depth = 1;
        for (List<String> items : lists.getOrDefault(id, Map.of()).values()) {
            for (String item : items) {
                if (item.startsWith("@")) {
                    depth = Math.max(depth, 1 + checkEnds(fields, item.substring(1), path));
                }
            }
        }
        if (depth > DEEPEST) {
            throw tooDeep(fields);
        }
        path.remove(id);
        depths.put(id, depth);
        return depth;
    }

    private static InvalidVocabulary tooDeep(Fields fields) {
        return fields.problem("words", "has lists in lists too deep: at most " + DEEPEST);
    }

    /** A list by its name, its references followed; empty where the vocabulary has none of that name. */
    public List<String> get(String name, String language) {
        return resolve(List.of("@" + name), language);
    }

    boolean has(String name) {
        return lists.containsKey(name);
    }

    /** A list by its name as a set; empty where the vocabulary has none of that name. */
    public WordSet set(String name, String language) {
        return WordSet.of(get(name, language));
    }

    /** Items as written, with references and declined words replaced by what they stand for in a language. */
    public List<String> resolve(List<String> items, String language) {
        return resolve(items, language, Map.of());
    }

    /**
     * @param own lists that come before those of the same name here, by name
     */
    public List<String> resolve(List<String> items, String language, Map<String, List<String>> own) {
        LinkedHashSet<String> words = new LinkedHashSet<>();
        addAll(items, language, own, words, new HashSet<>());
        return List.copyOf(words);
    }

    /**
     * @param followed lists whose words are there already: two that name a third are not to double the work
     */
    private void addAll(
            List<String> items,
            String language,
            Map<String, List<String>> own,
            Set<String> words,
            Set<String> followed) {
        for (String item : items) {
            if (item.startsWith("@")) {
                String name = item.substring(1);
                if (own.containsKey(name)) {
                    addAll(own.getOrDefault(name, List.of()), language, Map.of(), words, followed);
                } else if (followed.add(name)) {
                    Map<String, List<String>> list = lists.getOrDefault(name, Map.of());
                    addAll(list.getOrDefault(Languages.ANY, List.of()), language, Map.of(), words, followed);
                    addAll(list.getOrDefault(language, List.of()), language, Map.of(), words, followed);
                }
            } else if (item.startsWith("~")) {
                words.addAll(declined.computeIfAbsent(
                        language + item, key -> Declension.wordForms(language, item.substring(1), Hint.NONE)));
            } else {
                words.add(item);
            }
        }
    }

    /**
     * The items of a field as written, each known to be usable.
     *
     * @param language of the items, or {@link Languages#ANY}
     */
    List<String> check(Fields fields, String field, String language) {
        return check(fields, field, fields.texts(field), language, Set.of());
    }

    /**
     * @param language of the items, or {@link Languages#ANY}
     * @param own names that a reference may mean besides the lists here
     */
    List<String> check(Fields fields, String field, List<String> items, String language, Set<String> own) {
        for (String item : items) {
            if (item.startsWith("@")) {
                String name = item.substring(1);
                if (!own.contains(name) && !lists.containsKey(name)) {
                    throw fields.problem(field, "names the list " + item + ", which is not there");
                }
                continue;
            }
            fields.phrase(field, item);
            if (item.startsWith("~") && !Languages.isDeclined(language)) {
                throw fields.problem(field, "has " + item + ", but only words of ru or uk are declined");
            }
            try {
                Neighbours.of(List.of(item.startsWith("~") ? item.substring(1) : item));
            } catch (IllegalArgumentException e) {
                throw fields.problem(field, "has an item that cannot be matched: " + e.getMessage());
            }
        }
        return List.copyOf(items);
    }
}

package io.dyadwatch.tagging.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.MentionKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Reads a vocabulary from its files: {@code lists.yaml}, {@code rules.yaml}, {@code blocks.yaml},
 * {@code boilerplate.yaml}, {@code languages.yaml}, {@code actors/*.yaml}, {@code templates/*.yaml} and
 * {@code topics/*.yaml}. Any of them may be missing.
 */
public final class VocabularyReader {
    /** Of all files, in the order of the files' names. */
    private final List<Entry> entries = new ArrayList<>();

    private VocabularyReader(List<VocabularyFile> files) {
        List<VocabularyFile> sorted = new ArrayList<>(files);
        sorted.sort(Comparator.comparing(VocabularyFile::name));
        for (VocabularyFile file : sorted) {
            if (!isKnown(file.name())) {
                throw new InvalidVocabulary(file.name() + ":", "is no file of a vocabulary");
            }
            entries.addAll(Entry.of(file));
        }
    }

    /** @throws InvalidVocabulary if a file cannot be used as it is */
    public static VocabularyContent read(List<VocabularyFile> files) {
        return new VocabularyReader(files).read();
    }

    private VocabularyContent read() {
        WordLists lists = new WordLists(entries("lists.yaml"));
        ActorReader actorReader = new ActorReader(lists, rules(lists));
        Map<String, ActorEntry> actors = new TreeMap<>();
        for (Entry entry : entriesUnder("actors/")) {
            put(actors, actorReader.read(entry));
        }
        TemplateReader templates = new TemplateReader(actorReader);
        for (Entry entry : entriesUnder("templates/")) {
            templates.read(entry, Map.copyOf(actors)).forEach(actor -> put(actors, actor));
        }
        actors.values().forEach(actor -> checkReferences(actor, actors));
        TopicReader topicReader = new TopicReader(lists);
        Map<String, TopicEntry> topics = new TreeMap<>();
        for (Entry entry : entriesUnder("topics/")) {
            TopicEntry topic = topicReader.read(entry);
            checkReferences(topic, actors);
            if (topics.put(topic.id(), topic) != null) {
                throw new InvalidVocabulary(topic.where() + ", field id:", "is given twice");
            }
        }
        return new VocabularyContent(
                Canonical.hash(entries),
                List.copyOf(actors.values()),
                blocks(actorReader),
                List.copyOf(topics.values()),
                entries("boilerplate.yaml").stream().map(CueReader::read).toList(),
                lists,
                entries("languages.yaml").stream()
                        .map(entry -> LanguageProfile.of(entry, lists))
                        .toList());
    }

    private static boolean isKnown(String name) {
        return name.matches(
                "(actors|templates|topics)/[a-z0-9-]+\\.yaml|(lists|rules|blocks|boilerplate|languages)\\.yaml");
    }

    private List<Entry> entries(String name) {
        return entriesWhere(file -> file.equals(name));
    }

    private List<Entry> entriesUnder(String folder) {
        return entriesWhere(file -> file.startsWith(folder));
    }

    private List<Entry> entriesWhere(Predicate<String> name) {
        return entries.stream().filter(entry -> name.test(entry.file())).toList();
    }

    private Map<String, Needs> rules(WordLists lists) {
        Map<String, Needs> rules = new HashMap<>();
        Set<String> known = new HashSet<>(Needs.FIELDS);
        known.addAll(Set.of("id", "about"));
        for (Entry entry : entries("rules.yaml")) {
            Fields fields = entry.fields().allow(known);
            if (rules.put(fields.text("id"), Needs.of(fields, lists)) != null) {
                throw fields.problem("id", "is given twice");
            }
        }
        return rules;
    }

    private List<Spelling> blocks(ActorReader reader) {
        List<Spelling> blocks = new ArrayList<>();
        for (Entry entry : entries("blocks.yaml")) {
            Fields fields = entry.fields().allow(Set.of("id", "about", "names"));
            List<JsonNode> names = fields.items("names");
            for (int i = 0; i < names.size(); i++) {
                reader.add(fields, "names[" + i + "]", names.get(i), "any", MentionKind.NAME, blocks);
            }
        }
        return blocks;
    }

    private static void put(Map<String, ActorEntry> actors, ActorEntry actor) {
        if (actors.put(actor.id(), actor) != null) {
            throw new InvalidVocabulary(actor.where() + ", field id:", "is given twice");
        }
    }

    private static void checkReferences(ActorEntry actor, Map<String, ActorEntry> actors) {
        for (String id : actor.affiliations()) {
            checkKnown(actor.where() + ", field affiliations:", id, actors);
        }
        for (Spelling spelling : actor.spellings()) {
            for (String id : spelling.needs().with()) {
                checkKnown(actor.where() + ", field with:", id, actors);
            }
        }
    }

    private static void checkReferences(TopicEntry topic, Map<String, ActorEntry> actors) {
        for (TopicEntry.PatternEntry pattern : topic.patterns()) {
            for (String id : pattern.mentions()) {
                checkKnown(topic.where() + ", field mentions:", id, actors);
            }
        }
    }

    private static void checkKnown(String where, String id, Map<String, ActorEntry> actors) {
        if (!actors.containsKey(id)) {
            throw new InvalidVocabulary(where, "names " + id + ", which is no actor");
        }
    }
}

package io.dyadwatch.tagging.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.MentionKind;
import io.dyadwatch.contracts.VocabularyEntry.Kind;
import io.dyadwatch.tagging.inflect.Hint;
import io.dyadwatch.tagging.match.Setting;
import io.dyadwatch.tagging.vocabulary.SpellingReader.Sort;
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
 * Reads a vocabulary from its files: {@code rules.yaml}, {@code themes.yaml}, {@code languages.yaml} and the files of the folders
 * {@code actors}, {@code templates}, {@code topics}, {@code lists}, {@code blocks} and {@code boilerplate}. Any of them
 * may be missing.
 */
public final class VocabularyReader {
    private final List<Entry> entries;

    private VocabularyReader(List<Entry> entries) {
        this.entries = entries;
    }

    /** @throws InvalidVocabulary if a file cannot be used as it is */
    public static VocabularyContent read(List<VocabularyFile> files) {
        List<VocabularyFile> sorted = new ArrayList<>(files);
        sorted.sort(Comparator.comparing(VocabularyFile::name));
        List<Entry> entries = new ArrayList<>();
        for (VocabularyFile file : sorted) {
            if (!isKnown(file.name())) {
                throw new InvalidVocabulary(file.name() + ":", "is no file of a vocabulary");
            }
            entries.addAll(Entry.of(file));
        }
        return new VocabularyReader(List.copyOf(entries)).read();
    }

    /**
     * Entries put in place of those of the files and taken out. What is not changed is shared, not read again.
     *
     * @param files content as the files have it
     * @throws InvalidVocabulary if the result cannot be used, naming the entry and the field
     */
    public static VocabularyContent read(VocabularyContent files, Changes changes) {
        return new VocabularyReader(files.source()).with(files, changes);
    }

    private VocabularyContent with(VocabularyContent files, Changes changes) {
        ActorReader actorReader = new ActorReader(files.lists(), rules(files.lists(), files.themes()));
        Map<String, ActorEntry> actors = new TreeMap<>();
        files.actors().forEach(actor -> actors.put(actor.id(), actor));
        changes.put(Kind.ACTOR)
                .forEach((id, node) -> actors.put(id, actorReader.read(Entry.changed("actor", id, node))));
        changes.removed(Kind.ACTOR).forEach(actors::remove);
        TopicReader topicReader = new TopicReader(files.lists());
        Map<String, TopicEntry> topics = new TreeMap<>();
        files.topics().forEach(topic -> topics.put(topic.id(), topic));
        changes.put(Kind.TOPIC)
                .forEach((id, node) -> topics.put(id, topicReader.read(Entry.changed("topic", id, node))));
        changes.removed(Kind.TOPIC).forEach(topics::remove);
        checkReferences(actors, topics);
        return new VocabularyContent(
                version(actors, topics),
                List.copyOf(actors.values()),
                files.blocks(),
                List.copyOf(topics.values()),
                files.cues(),
                files.lists(),
                files.themes(),
                files.languages(),
                files.source());
    }

    private VocabularyContent read() {
        WordLists lists = new WordLists(entriesUnder("lists/"));
        List<ThemeEntry> themes = themes(lists);
        Map<String, Needs> rules = rules(lists, themes);
        ActorReader reader = new ActorReader(lists, rules);
        Map<String, ActorEntry> actors = actors(reader);
        Map<String, TopicEntry> topics = topics(new TopicReader(lists));
        checkReferences(actors, topics);
        return new VocabularyContent(
                version(actors, topics),
                List.copyOf(actors.values()),
                blocks(new SpellingReader(lists, rules)),
                List.copyOf(topics.values()),
                entriesUnder("boilerplate/").stream().map(CueReader::read).toList(),
                lists,
                themes,
                entriesWhere(file -> file.equals("languages.yaml")).stream()
                        .map(entry -> LanguageProfile.of(entry, lists))
                        .toList(),
                entries);
    }

    private String version(Map<String, ActorEntry> actors, Map<String, TopicEntry> topics) {
        List<JsonNode> nodes = new ArrayList<>();
        entriesWhere(file -> !file.matches("(actors|templates|topics)/.*")).forEach(entry -> nodes.add(entry.node()));
        actors.values().forEach(actor -> nodes.add(actor.node()));
        topics.values().forEach(topic -> nodes.add(topic.node()));
        return Canonical.hash(nodes);
    }

    private static boolean isKnown(String name) {
        return name.matches(
                "(actors|templates|topics|lists|blocks|boilerplate)/[a-z0-9-]+\\.yaml|(rules|languages|themes)\\.yaml");
    }

    private List<Entry> entriesUnder(String folder) {
        return entriesWhere(file -> file.startsWith(folder));
    }

    private List<Entry> entriesWhere(Predicate<String> name) {
        return entries.stream().filter(entry -> name.test(entry.file())).toList();
    }

    private List<ThemeEntry> themes(WordLists lists) {
        List<ThemeEntry> themes = new ArrayList<>();
        for (Entry entry : entriesWhere(file -> file.equals("themes.yaml"))) {
            ThemeEntry theme = ThemeEntry.of(entry, lists);
            if (themes.stream().anyMatch(other -> other.id().equals(theme.id()))) {
                throw entry.fields().problem("id", "is given twice");
            }
            if (themes.size() == Setting.MAX_THEMES) {
                throw entry.fields().problem("id", "is one theme too many: at most " + Setting.MAX_THEMES);
            }
            themes.add(theme);
        }
        return List.copyOf(themes);
    }

    private Map<String, Needs> rules(WordLists lists, List<ThemeEntry> themes) {
        Map<String, Needs> rules = new HashMap<>();
        Set<String> known = new HashSet<>(Needs.FIELDS);
        known.addAll(Set.of("id", "about"));
        for (Entry entry : entriesWhere(file -> file.equals("rules.yaml"))) {
            Fields fields = entry.fields().allow(known);
            Needs needs = Needs.of(fields, lists);
            for (Needs.InTheme exception : needs.exceptions()) {
                if (themes.stream().noneMatch(theme -> theme.id().equals(exception.theme()))) {
                    throw fields.problem("exceptions", "names the theme " + exception.theme() + ", which is not there");
                }
            }
            if (rules.put(fields.text("id"), needs) != null) {
                throw fields.problem("id", "is given twice");
            }
        }
        return rules;
    }

    /** By id: those of the files, and those that templates make of them. */
    private Map<String, ActorEntry> actors(ActorReader reader) {
        Map<String, ActorEntry> actors = new TreeMap<>();
        for (Entry entry : entriesUnder("actors/")) {
            put(actors, reader.read(entry));
        }
        Map<String, ActorEntry> plain = Map.copyOf(actors);
        for (Entry template : entriesUnder("templates/")) {
            TemplateReader.read(template, plain).forEach(entry -> put(actors, reader.read(entry)));
        }
        return actors;
    }

    private Map<String, TopicEntry> topics(TopicReader reader) {
        Map<String, TopicEntry> topics = new TreeMap<>();
        for (Entry entry : entriesUnder("topics/")) {
            TopicEntry topic = reader.read(entry);
            if (topics.put(topic.id(), topic) != null) {
                throw new InvalidVocabulary(topic.where() + ", field id:", "is given twice");
            }
        }
        return topics;
    }

    private List<Spelling> blocks(SpellingReader reader) {
        List<Spelling> blocks = new ArrayList<>();
        for (Entry entry : entriesUnder("blocks/")) {
            Fields fields = entry.fields().allow(Set.of("id", "about", "language", "names"));
            String language = fields.text("language", Languages.ANY);
            if (!language.equals(Languages.ANY) && !Languages.isKnown(language)) {
                throw fields.problem("language", "is no language of the vocabulary");
            }
            List<JsonNode> names = fields.items("names");
            for (int i = 0; i < names.size(); i++) {
                blocks.addAll(reader.read(
                        fields, "names[" + i + "]", names.get(i), language, MentionKind.NAME, Sort.THING, Hint.NONE));
            }
        }
        return blocks;
    }

    private static void put(Map<String, ActorEntry> actors, ActorEntry actor) {
        if (actors.put(actor.id(), actor) != null) {
            throw new InvalidVocabulary(actor.where() + ", field id:", "is given twice");
        }
    }

    private static void checkReferences(Map<String, ActorEntry> actors, Map<String, TopicEntry> topics) {
        actors.values().forEach(actor -> checkReferences(actor, actors));
        topics.values().forEach(topic -> checkReferences(topic, actors));
    }

    private static void checkReferences(ActorEntry actor, Map<String, ActorEntry> actors) {
        for (String id : actor.everAffiliated()) {
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

package io.dyadwatch.tagging.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.MentionKind;
import io.dyadwatch.contracts.VocabularyEntry.Kind;
import io.dyadwatch.tagging.inflect.Hint;
import io.dyadwatch.tagging.match.Setting;
import io.dyadwatch.tagging.region.Cue;
import io.dyadwatch.tagging.vocabulary.SpellingReader.Sort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads a vocabulary from its files: {@code rules.yaml}, {@code themes.yaml}, {@code languages.yaml} and the files of the folders
 * {@code actors}, {@code templates}, {@code topics}, {@code lists}, {@code blocks} and {@code boilerplate}. Any of them
 * may be missing.
 */
public final class VocabularyReader {
    private final List<Entry> entries;
    private final Problems problems;

    private VocabularyReader(List<Entry> entries, Problems problems) {
        this.entries = entries;
        this.problems = problems;
    }

    /** @throws InvalidVocabulary if a file cannot be used as it is */
    public static VocabularyContent read(List<VocabularyFile> files) {
        return read(files, Problems.FATAL);
    }

    /** The first problem of every entry; what entries say of each other only where each by itself is right. */
    public static List<InvalidVocabulary> problems(List<VocabularyFile> files) {
        Problems problems = Problems.collected();
        try {
            read(files, problems);
        } catch (InvalidVocabulary last) {
            problems.add(last);
        }
        return problems.all();
    }

    private static VocabularyContent read(List<VocabularyFile> files, Problems problems) {
        List<VocabularyFile> sorted = new ArrayList<>(files);
        sorted.sort(Comparator.comparing(VocabularyFile::name));
        List<Entry> entries = new ArrayList<>();
        for (VocabularyFile file : sorted) {
            problems.of(() -> {
                if (!isKnown(file.name())) {
                    throw new InvalidVocabulary(file.name() + ":", "is no file of a vocabulary");
                }
                entries.addAll(Entry.of(file));
            });
        }
        return new VocabularyReader(List.copyOf(entries), problems).read();
    }

    /**
     * Entries put in place of those of the files and taken out. What is not changed is shared, not read again.
     *
     * @param files content as the files have it
     * @throws InvalidVocabulary if the result cannot be used, naming the entry and the field
     */
    public static VocabularyContent read(VocabularyContent files, Changes changes) {
        return new VocabularyReader(files.source(), Problems.FATAL).with(files, changes);
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
        WordLists lists = new WordLists(entriesUnder("lists/"), problems);
        List<ThemeEntry> themes = themes(lists);
        Map<String, Needs> rules = rules(lists, themes);
        ActorReader reader = new ActorReader(lists, rules);
        Map<String, ActorEntry> actors = actors(reader);
        Map<String, TopicEntry> topics = topics(new TopicReader(lists));
        List<Spelling> blocks = blocks(new SpellingReader(lists, rules));
        List<Cue> cues = each(entriesUnder("boilerplate/"), CueReader::read);
        List<LanguageProfile> languages =
                each(entriesWhere(file -> file.equals("languages.yaml")), entry -> LanguageProfile.of(entry, lists));
        problems.stopIfAny();
        checkReferences(actors, topics);
        return new VocabularyContent(
                version(actors, topics),
                List.copyOf(actors.values()),
                blocks,
                List.copyOf(topics.values()),
                cues,
                lists,
                themes,
                languages,
                entries);
    }

    private <T> List<T> each(List<Entry> some, Function<Entry, T> reading) {
        List<T> read = new ArrayList<>();
        for (Entry entry : some) {
            problems.of(() -> read.add(reading.apply(entry)));
        }
        return List.copyOf(read);
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
            problems.of(() -> themes.add(theme(entry, lists, themes)));
        }
        return List.copyOf(themes);
    }

    private static ThemeEntry theme(Entry entry, WordLists lists, List<ThemeEntry> before) {
        ThemeEntry theme = ThemeEntry.of(entry, lists);
        if (before.stream().anyMatch(other -> other.id().equals(theme.id()))) {
            throw entry.fields().problem("id", "is given twice");
        }
        if (before.size() == Setting.MAX_THEMES) {
            throw entry.fields().problem("id", "is one theme too many: at most " + Setting.MAX_THEMES);
        }
        return theme;
    }

    private Map<String, Needs> rules(WordLists lists, List<ThemeEntry> themes) {
        Map<String, Needs> rules = new HashMap<>();
        Set<String> known = new HashSet<>(Needs.FIELDS);
        known.addAll(Set.of("id", "about"));
        for (Entry entry : entriesWhere(file -> file.equals("rules.yaml"))) {
            problems.of(() -> {
                Fields fields = entry.fields();
                // Known even if it cannot be used: whatever names it is not at fault.
                if (rules.put(fields.text("id"), Needs.NOTHING) != null) {
                    throw fields.problem("id", "is given twice");
                }
                rules.put(fields.text("id"), rule(fields.allow(known), lists, themes));
            });
        }
        return rules;
    }

    private static Needs rule(Fields fields, WordLists lists, List<ThemeEntry> themes) {
        Needs needs = Needs.of(fields, lists, Languages.ANY);
        for (Needs.InTheme exception : needs.exceptions()) {
            if (themes.stream().noneMatch(theme -> theme.id().equals(exception.theme()))) {
                throw fields.problem("exceptions", "names the theme " + exception.theme() + ", which is not there");
            }
        }
        return needs;
    }

    /** By id: those of the files, and those that templates make of them. */
    private Map<String, ActorEntry> actors(ActorReader reader) {
        Map<String, ActorEntry> actors = new TreeMap<>();
        for (Entry entry : entriesUnder("actors/")) {
            problems.of(() -> put(actors, reader.read(entry)));
        }
        Map<String, ActorEntry> plain = Map.copyOf(actors);
        List<Entry> templates = problems.any() ? List.of() : entriesUnder("templates/");
        for (Entry template : templates) {
            problems.of(() -> TemplateReader.read(template, plain).forEach(entry -> put(actors, reader.read(entry))));
        }
        return actors;
    }

    private Map<String, TopicEntry> topics(TopicReader reader) {
        Map<String, TopicEntry> topics = new TreeMap<>();
        for (Entry entry : entriesUnder("topics/")) {
            problems.of(() -> {
                TopicEntry topic = reader.read(entry);
                if (topics.put(topic.id(), topic) != null) {
                    throw new InvalidVocabulary(topic.where() + ", field id:", "is given twice");
                }
            });
        }
        return topics;
    }

    private List<Spelling> blocks(SpellingReader reader) {
        List<Spelling> blocks = new ArrayList<>();
        for (Entry entry : entriesUnder("blocks/")) {
            problems.of(() -> blocks.addAll(block(entry, reader)));
        }
        return blocks;
    }

    private static List<Spelling> block(Entry entry, SpellingReader reader) {
        Fields fields = entry.fields().allow(Set.of("id", "about", "language", "names"));
        String language = fields.text("language", Languages.ANY);
        if (!language.equals(Languages.ANY) && !Languages.isKnown(language)) {
            throw fields.problem("language", "is no language of the vocabulary");
        }
        List<Spelling> block = new ArrayList<>();
        List<JsonNode> names = fields.items("names");
        for (int i = 0; i < names.size(); i++) {
            block.addAll(reader.read(
                    fields, "names[" + i + "]", names.get(i), language, MentionKind.NAME, Sort.THING, Hint.NONE));
        }
        return block;
    }

    private static void put(Map<String, ActorEntry> actors, ActorEntry actor) {
        if (actors.put(actor.id(), actor) != null) {
            throw new InvalidVocabulary(actor.where() + ", field id:", "is given twice");
        }
    }

    private void checkReferences(Map<String, ActorEntry> actors, Map<String, TopicEntry> topics) {
        actors.values().forEach(actor -> problems.of(() -> checkReferences(actor, actors)));
        topics.values().forEach(topic -> problems.of(() -> checkReferences(topic, actors)));
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

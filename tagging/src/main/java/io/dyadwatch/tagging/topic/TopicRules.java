package io.dyadwatch.tagging.topic;

import io.dyadwatch.tagging.match.Neighbours;
import io.dyadwatch.tagging.match.Phrase;
import io.dyadwatch.tagging.text.WordSet;
import io.dyadwatch.tagging.vocabulary.TopicEntry;
import io.dyadwatch.tagging.vocabulary.TopicEntry.PatternEntry;
import io.dyadwatch.tagging.vocabulary.WordLists;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** The patterns of all topics in one language, with their word sets numbered. Immutable. */
public final class TopicRules {
    /** In place of a set's number: the phrase only swallows what stands inside it. */
    public static final int BLOCK = -1;

    private final List<SetPhrase> phrases;
    private final Begun[][] byFirstSet;
    private final List<TopicPattern> ofMentions;

    private TopicRules(List<SetPhrase> phrases, List<TopicPattern> patterns, int setCount) {
        this.phrases = List.copyOf(phrases);
        Map<Integer, List<TopicPattern>> byFirst = patterns.stream()
                .filter(pattern -> !pattern.sets().isEmpty())
                .collect(Collectors.groupingBy(pattern -> pattern.sets().get(0)));
        this.byFirstSet = new Begun[setCount][];
        for (int set = 0; set < setCount; set++) {
            byFirstSet[set] =
                    byFirst.getOrDefault(set, List.of()).stream().map(Begun::of).toArray(Begun[]::new);
        }
        this.ofMentions = patterns.stream().filter(p -> !p.mentions().isEmpty()).toList();
    }

    /**
     * A phrase to look for.
     *
     * @param set number of its word set, or {@link #BLOCK}
     */
    public record SetPhrase(Phrase phrase, int set) {}

    /**
     * A pattern whose first word set is found.
     *
     * @param next the set that it wants next, or that one where it wants no other
     */
    record Begun(TopicPattern pattern, int next) {
        static Begun of(TopicPattern pattern) {
            return new Begun(
                    pattern, pattern.sets().get(Math.min(1, pattern.sets().size() - 1)));
        }
    }

    /**
     * @param topics in the order that numbers them
     * @param numbers of actors by id
     */
    public static TopicRules of(
            List<TopicEntry> topics, WordLists lists, String language, ToIntFunction<String> numbers) {
        Compiler compiler = new Compiler(lists, language, numbers);
        for (int topic = 0; topic < topics.size(); topic++) {
            compiler.add(topic, topics.get(topic));
        }
        return new TopicRules(compiler.phrases, compiler.patterns, compiler.sets.size());
    }

    /** Every phrase of every set, and the blocks. */
    public List<SetPhrase> phrases() {
        return phrases;
    }

    /** Patterns whose first word set is that one; not to be changed. */
    Begun[] startingWith(int set) {
        return byFirstSet[set];
    }

    /** Number of word sets. */
    int setCount() {
        return byFirstSet.length;
    }

    /** Patterns that the mention of an actor fulfils. */
    List<TopicPattern> ofMentions() {
        return ofMentions;
    }

    private static final class Compiler {
        private final WordLists lists;
        private final String language;
        private final ToIntFunction<String> numbers;
        private final List<SetPhrase> phrases = new ArrayList<>();
        private final List<TopicPattern> patterns = new ArrayList<>();
        /** Topics that share a list share its number. */
        private final Map<List<String>, Integer> sets = new HashMap<>();

        Compiler(WordLists lists, String language, ToIntFunction<String> numbers) {
            this.lists = lists;
            this.language = language;
            this.numbers = numbers;
        }

        void add(int topic, TopicEntry entry) {
            TopicWords words = new TopicWords(lists, language, entry.setsIn(language));
            for (String block : words.list(entry.blocks())) {
                phrases.add(new SetPhrase(Phrase.of(block), BLOCK));
            }
            for (PatternEntry pattern : entry.patterns()) {
                List<List<String>> find = pattern.find().stream()
                        .map(name -> words.list(List.of("@" + name)))
                        .toList();
                // A set without words in this language makes the pattern one of other languages.
                if (!pattern.isIn(language) || find.stream().anyMatch(List::isEmpty)) {
                    continue;
                }
                List<Integer> numbered = find.stream().map(this::number).toList();
                patterns.add(pattern(topic, entry, pattern, numbered, words));
                if (pattern.anyOrder()) {
                    List<Integer> backwards = new ArrayList<>(numbered);
                    Collections.reverse(backwards);
                    patterns.add(pattern(topic, entry, pattern, backwards, words));
                }
            }
        }

        private int number(List<String> words) {
            Integer known = sets.get(words);
            if (known != null) {
                return known;
            }
            int number = sets.size();
            sets.put(words, number);
            words.forEach(word -> phrases.add(new SetPhrase(Phrase.of(word), number)));
            return number;
        }

        private TopicPattern pattern(
                int topic, TopicEntry entry, PatternEntry pattern, List<Integer> find, TopicWords words) {
            Set<Integer> mentions =
                    pattern.mentions().stream().map(numbers::applyAsInt).collect(Collectors.toUnmodifiableSet());
            return new TopicPattern(
                    topic,
                    find,
                    pattern.gap(),
                    words.set(pattern.gapNot()),
                    words.set(pattern.before()),
                    Neighbours.of(words.list(pattern.notAfter())),
                    Neighbours.of(words.list(pattern.notBefore())),
                    words.set(pattern.unless()),
                    words.set(pattern.unlessBeside()),
                    words.set(pattern.textUnless()),
                    words.set(pattern.near()),
                    words.set(entry.neutral()),
                    pattern.actors(),
                    pattern.articleActors(),
                    mentions);
        }
    }

    /** What the items of one topic stand for in a language; many of its patterns name the same. */
    private record TopicWords(
            WordLists lists,
            String language,
            Map<String, List<String>> own,
            Map<List<String>, List<String>> resolved,
            Map<List<String>, WordSet> sets) {

        TopicWords(WordLists lists, String language, Map<String, List<String>> own) {
            this(lists, language, own, new HashMap<>(), new HashMap<>());
        }

        List<String> list(List<String> items) {
            return resolved.computeIfAbsent(items, i -> lists.resolve(i, language, own));
        }

        WordSet set(List<String> items) {
            return sets.computeIfAbsent(items, i -> WordSet.of(list(i)));
        }
    }
}

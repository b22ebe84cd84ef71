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
    private final List<List<TopicPattern>> byFirstSet;
    private final List<TopicPattern> ofMentions;

    private TopicRules(List<SetPhrase> phrases, List<TopicPattern> patterns, int setCount) {
        this.phrases = List.copyOf(phrases);
        List<List<TopicPattern>> byFirst = new ArrayList<>();
        for (int i = 0; i < setCount; i++) {
            int set = i;
            byFirst.add(patterns.stream()
                    .filter(p -> !p.sets().isEmpty() && p.sets().get(0) == set)
                    .toList());
        }
        this.byFirstSet = List.copyOf(byFirst);
        this.ofMentions = patterns.stream().filter(p -> !p.mentions().isEmpty()).toList();
    }

    /**
     * A phrase to look for.
     *
     * @param set number of its word set, or {@link #BLOCK}
     */
    public record SetPhrase(Phrase phrase, int set) {}

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

    /** Patterns whose first word set is that one. */
    List<TopicPattern> startingWith(int set) {
        return byFirstSet.get(set);
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
            Map<String, List<String>> own = entry.setsIn(language);
            for (String block : lists.resolve(entry.blocks(), language, own)) {
                phrases.add(new SetPhrase(Phrase.of(block), BLOCK));
            }
            WordSet neutral = WordSet.of(lists.resolve(entry.neutral(), language, own));
            for (PatternEntry pattern : entry.patterns()) {
                List<List<String>> words = pattern.find().stream()
                        .map(name -> lists.resolve(List.of("@" + name), language, own))
                        .toList();
                // A set without words in this language makes the pattern one of other languages.
                if (!pattern.isIn(language) || words.stream().anyMatch(List::isEmpty)) {
                    continue;
                }
                List<Integer> find = words.stream().map(this::set).toList();
                patterns.add(pattern(topic, pattern, find, own, neutral));
                if (pattern.anyOrder()) {
                    List<Integer> backwards = new ArrayList<>(find);
                    Collections.reverse(backwards);
                    patterns.add(pattern(topic, pattern, backwards, own, neutral));
                }
            }
        }

        private int set(List<String> words) {
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
                int topic, PatternEntry entry, List<Integer> find, Map<String, List<String>> own, WordSet neutral) {
            Set<Integer> mentions =
                    entry.mentions().stream().map(numbers::applyAsInt).collect(Collectors.toUnmodifiableSet());
            return new TopicPattern(
                    topic,
                    find,
                    entry.gap(),
                    words(entry.gapNot(), own),
                    Neighbours.of(lists.resolve(entry.notAfter(), language, own)),
                    Neighbours.of(lists.resolve(entry.notBefore(), language, own)),
                    words(entry.unless(), own),
                    words(entry.unlessBeside(), own),
                    words(entry.textUnless(), own),
                    words(entry.near(), own),
                    neutral,
                    entry.actors(),
                    entry.articleActors(),
                    mentions);
        }

        private WordSet words(List<String> items, Map<String, List<String>> own) {
            return WordSet.of(lists.resolve(items, language, own));
        }
    }
}

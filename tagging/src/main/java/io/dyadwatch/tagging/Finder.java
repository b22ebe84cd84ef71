package io.dyadwatch.tagging;

import io.dyadwatch.contracts.ActorType;
import io.dyadwatch.contracts.SpanIn;
import io.dyadwatch.tagging.match.ActorMatcher;
import io.dyadwatch.tagging.match.Alias;
import io.dyadwatch.tagging.match.Condition;
import io.dyadwatch.tagging.match.Found;
import io.dyadwatch.tagging.match.Hits;
import io.dyadwatch.tagging.match.NameWords;
import io.dyadwatch.tagging.match.Neighbours;
import io.dyadwatch.tagging.match.Phrase;
import io.dyadwatch.tagging.match.PhraseIndex;
import io.dyadwatch.tagging.region.RegionMarker;
import io.dyadwatch.tagging.region.SiteVoice;
import io.dyadwatch.tagging.text.Passage;
import io.dyadwatch.tagging.text.SentenceSplitter;
import io.dyadwatch.tagging.text.WordSet;
import io.dyadwatch.tagging.text.Words;
import io.dyadwatch.tagging.topic.ModalityRules;
import io.dyadwatch.tagging.topic.Stated;
import io.dyadwatch.tagging.topic.TopicMatcher;
import io.dyadwatch.tagging.topic.TopicPattern;
import io.dyadwatch.tagging.vocabulary.ActorEntry;
import io.dyadwatch.tagging.vocabulary.Needs;
import io.dyadwatch.tagging.vocabulary.Spelling;
import io.dyadwatch.tagging.vocabulary.TopicEntry;
import io.dyadwatch.tagging.vocabulary.TopicEntry.PatternEntry;
import io.dyadwatch.tagging.vocabulary.VocabularyContent;
import io.dyadwatch.tagging.vocabulary.WordLists;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A vocabulary made ready for matching: one index over every alias, topic word and cue, and the rules that judge what it
 * finds. Immutable.
 */
final class Finder {
    private final PhraseIndex index;
    /** By phrase of the index: which of the three kinds it is, and its number among those. */
    private final int[] kinds;

    private final int[] numbers;
    private final RegionMarker regions;
    private final ActorMatcher actors;
    private final TopicMatcher topics;

    private static final int ALIAS = 0;
    private static final int TOPIC_WORD = 1;
    private static final int CUE = 2;

    private Finder(Compiler compiler) {
        this.index = PhraseIndex.of(compiler.phrases);
        this.kinds = compiler.kinds.stream().mapToInt(Integer::intValue).toArray();
        this.numbers = compiler.numbers.stream().mapToInt(Integer::intValue).toArray();
        WordLists lists = compiler.content.lists();
        NameWords names = new NameWords(
                lists.set("titles"),
                lists.set("given-names"),
                known(compiler.content),
                lists.set("us-states-of-towns"));
        this.regions = new RegionMarker(
                new SentenceSplitter(lists.set("abbreviations"), lists.set("sentence-starters")),
                compiler.content.cues(),
                new SiteVoice(lists.set("reporting"), lists.set("news-verbs"), lists.set("address")));
        this.actors = new ActorMatcher(compiler.aliases, names);
        List<ActorEntry> entries = compiler.content.actors();
        this.topics = new TopicMatcher(
                compiler.patterns,
                compiler.sets.size(),
                new ModalityRules(
                        lists.set("negated"),
                        lists.set("possible"),
                        lists.set("neutral"),
                        lists.set("clause-breaks"),
                        lists.set("reporting")),
                names,
                actor -> entries.get(actor).type() != ActorType.PERSON);
    }

    /** The words of institutions, and every name of one word. */
    private static WordSet known(VocabularyContent content) {
        List<String> known = new ArrayList<>(content.lists().get("institution-words"));
        content.actors().stream()
                .flatMap(actor -> actor.spellings().stream())
                .map(Spelling::text)
                .filter(text -> text.indexOf(' ') < 0)
                .forEach(known::add);
        return WordSet.of(known);
    }

    static Finder of(VocabularyContent content) {
        return new Finder(new Compiler(content));
    }

    /** One string, read: its sentences, and the phrases that stand in it. */
    record Read(Passage passage, Hits aliases, Hits topicWords) {}

    Read read(SpanIn in, String string, int firstSentence) {
        Words words = Words.of(string);
        Hits[] hits = {new Hits(), new Hits(), new Hits()};
        index.scan(words, (phrase, from, to) -> hits[kinds[phrase]].add(numbers[phrase], from, to));
        Passage passage = new Passage(in, words, regions.mark(in, words, hits[CUE]), firstSentence);
        return new Read(passage, hits[ALIAS], hits[TOPIC_WORD]);
    }

    Set<Integer> namedInFull(Read read) {
        return actors.namedInFull(read.passage(), read.aliases());
    }

    List<Found> mentions(Read read, Set<Integer> present) {
        return actors.mentions(read.passage(), read.aliases(), present);
    }

    List<Stated> topics(Read read, List<Found> mentions) {
        return topics.find(read.passage(), read.topicWords(), mentions);
    }

    /** Numbers what the vocabulary names by id, and collects the phrases to index. */
    private static final class Compiler {
        final VocabularyContent content;
        final List<Phrase> phrases = new ArrayList<>();
        final List<Integer> kinds = new ArrayList<>();
        final List<Integer> numbers = new ArrayList<>();
        final List<Alias> aliases = new ArrayList<>();
        final List<TopicPattern> patterns = new ArrayList<>();
        final Map<List<String>, Integer> sets = new HashMap<>();
        private final Map<String, Integer> actorNumbers = new HashMap<>();

        Compiler(VocabularyContent content) {
            this.content = content;
            for (ActorEntry actor : content.actors()) {
                actorNumbers.put(actor.id(), actorNumbers.size());
            }
            for (ActorEntry actor : content.actors()) {
                actor.spellings().forEach(spelling -> addAlias(number(actor.id()), spelling));
            }
            content.blocks().forEach(spelling -> addAlias(Alias.BLOCK, spelling));
            for (int topic = 0; topic < content.topics().size(); topic++) {
                addTopic(topic, content.topics().get(topic));
            }
            for (int cue = 0; cue < content.cues().size(); cue++) {
                for (Phrase phrase : content.cues().get(cue).phrases()) {
                    add(phrase, CUE, cue);
                }
            }
        }

        private void add(Phrase phrase, int kind, int number) {
            phrases.add(phrase);
            kinds.add(kind);
            numbers.add(number);
        }

        private void addAlias(int actor, Spelling spelling) {
            add(spelling.phrase(), ALIAS, aliases.size());
            aliases.add(new Alias(
                    actor,
                    spelling.phrase(),
                    spelling.kind(),
                    spelling.letterCase(),
                    spelling.later(),
                    condition(spelling.needs())));
        }

        private Condition condition(Needs needs) {
            return new Condition(
                    Neighbours.of(needs.notAfter()),
                    Neighbours.of(needs.notBefore()),
                    Neighbours.of(needs.notNear()),
                    needs.notInCapitals(),
                    Neighbours.of(needs.after()),
                    Neighbours.of(needs.before()),
                    Neighbours.of(needs.near()),
                    needs.with().stream().map(this::number).collect(Collectors.toUnmodifiableSet()),
                    !needs.notAlone(),
                    Neighbours.of(needs.doubtAfter()),
                    Neighbours.of(needs.doubtBefore()));
        }

        private int number(String actor) {
            Integer number = actorNumbers.get(actor);
            if (number == null) {
                throw new IllegalStateException("the reader lets no unknown actor pass: " + actor);
            }
            return number;
        }

        private void addTopic(int topic, TopicEntry entry) {
            for (String block : entry.blocks()) {
                add(Phrase.of(block), TOPIC_WORD, TopicMatcher.BLOCK);
            }
            for (PatternEntry pattern : entry.patterns()) {
                List<Integer> find = new ArrayList<>();
                for (List<String> words : pattern.find()) {
                    find.add(set(words));
                }
                patterns.add(pattern(topic, pattern, find));
                if (pattern.anyOrder()) {
                    List<Integer> backwards = new ArrayList<>(find);
                    Collections.reverse(backwards);
                    patterns.add(pattern(topic, pattern, backwards));
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
            words.forEach(word -> add(Phrase.of(word), TOPIC_WORD, number));
            return number;
        }

        private TopicPattern pattern(int topic, PatternEntry entry, List<Integer> find) {
            return new TopicPattern(
                    topic,
                    find,
                    entry.gap(),
                    WordSet.of(entry.gapNot()),
                    Neighbours.of(entry.notAfter()),
                    Neighbours.of(entry.notBefore()),
                    WordSet.of(entry.unless()),
                    WordSet.of(entry.unlessBeside()),
                    WordSet.of(entry.near()),
                    entry.actors(),
                    entry.mentions().stream().map(this::number).collect(Collectors.toUnmodifiableSet()));
        }
    }
}

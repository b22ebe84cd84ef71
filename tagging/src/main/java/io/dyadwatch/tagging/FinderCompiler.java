package io.dyadwatch.tagging;

import io.dyadwatch.contracts.ActorType;
import io.dyadwatch.tagging.match.ActorMatcher;
import io.dyadwatch.tagging.match.Alias;
import io.dyadwatch.tagging.match.Condition;
import io.dyadwatch.tagging.match.NameWords;
import io.dyadwatch.tagging.match.Neighbours;
import io.dyadwatch.tagging.match.Phrase;
import io.dyadwatch.tagging.match.PhraseIndex;
import io.dyadwatch.tagging.match.ThemeException;
import io.dyadwatch.tagging.region.RegionMarker;
import io.dyadwatch.tagging.region.SiteVoice;
import io.dyadwatch.tagging.text.SentenceSplitter;
import io.dyadwatch.tagging.text.WordSet;
import io.dyadwatch.tagging.topic.ModalityRules;
import io.dyadwatch.tagging.topic.TopicMatcher;
import io.dyadwatch.tagging.topic.TopicRules;
import io.dyadwatch.tagging.vocabulary.ActorEntry;
import io.dyadwatch.tagging.vocabulary.Affiliation;
import io.dyadwatch.tagging.vocabulary.Languages;
import io.dyadwatch.tagging.vocabulary.Needs;
import io.dyadwatch.tagging.vocabulary.Spelling;
import io.dyadwatch.tagging.vocabulary.ThemeEntry;
import io.dyadwatch.tagging.vocabulary.VocabularyContent;
import io.dyadwatch.tagging.vocabulary.WordLists;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a {@link Finder} for texts in one language: numbers what the vocabulary names by id, and collects the phrases to
 * index.
 */
final class FinderCompiler {
    /** Stands in a list of words for the score of a match. */
    private static final String SCORE = "<score>";

    private final VocabularyContent content;
    private final String language;
    private final WordLists lists;
    private final List<Phrase> phrases = new ArrayList<>();
    private final List<Integer> meanings = new ArrayList<>();
    private final List<Alias> aliases = new ArrayList<>();
    private final Map<String, Integer> actorNumbers = new HashMap<>();
    /** Thousands of aliases share a rule. */
    private final Map<Needs, Condition> conditions = new HashMap<>();

    private FinderCompiler(VocabularyContent content, String language) {
        this.content = content;
        this.language = language;
        this.lists = content.lists();
    }

    /**
     * @param language one of {@link Languages#ALL}, or {@link Languages#UNDETERMINED}
     */
    static Finder compile(VocabularyContent content, String language) {
        return new FinderCompiler(content, language).compile();
    }

    private Finder compile() {
        for (ActorEntry actor : content.actors()) {
            actorNumbers.put(actor.id(), actorNumbers.size());
        }
        Map<String, BitSet> friends = new HashMap<>();
        Set<String> inOffice = new HashSet<>();
        for (ActorEntry actor : content.actors()) {
            friends.put(actor.id(), numbers(actor.everAffiliated()));
            if (actor.affiliations().stream().anyMatch(Affiliation::isOpen)) {
                inOffice.add(actor.id());
            }
        }
        for (Owned owned : spellings(content, language)) {
            addAlias(
                    owned.isBlock() ? Alias.BLOCK : number(owned.actor()),
                    owned.spelling(),
                    friends.getOrDefault(owned.actor(), new BitSet()),
                    inOffice.contains(owned.actor()));
        }
        TopicRules topics = TopicRules.of(content.topics(), lists, language, this::number);
        topics.phrases().forEach(phrase -> add(phrase.phrase(), Finder.TOPIC_WORD, phrase.set()));
        for (int cue = 0; cue < content.cues().size(); cue++) {
            for (Phrase phrase : content.cues().get(cue).phrases()) {
                add(phrase, Finder.CUE, cue);
            }
        }
        List<Finder.Theme> themes = new ArrayList<>();
        for (int theme = 0; theme < content.themes().size(); theme++) {
            ThemeEntry entry = content.themes().get(theme);
            List<String> words = lists.resolve(entry.words(), language);
            for (String word : words) {
                if (!word.equals(SCORE)) {
                    add(Phrase.of(word), Finder.THEME_WORD, theme);
                }
            }
            themes.add(new Finder.Theme(entry.atLeast(), words.contains(SCORE)));
        }
        NameWords names = new NameWords(
                set("titles"),
                set("given-names"),
                knownWords(),
                set("us-states-of-towns"),
                set("institutions"),
                set("companies"),
                set("name-links"),
                set("conjunctions"),
                set("particles"),
                set("state-verbs"),
                surnames());
        return new Finder(
                PhraseIndex.of(phrases),
                meanings.stream().mapToInt(Integer::intValue).toArray(),
                new RegionMarker(
                        new SentenceSplitter(set("abbreviations"), set("sentence-starters")),
                        content.cues(),
                        new SiteVoice(set("reporting"), set("news-verbs"), set("address"))),
                new ActorMatcher(aliases, names),
                topicMatcher(topics, names),
                set("conjunctions"),
                themes);
    }

    /**
     * A spelling, and whose.
     *
     * @param actor id; empty for a block
     */
    record Owned(String actor, Spelling spelling) {
        boolean isBlock() {
            return actor.isEmpty();
        }
    }

    /** The spellings that count in a language, in the order of the aliases that are made of them. */
    static List<Owned> spellings(VocabularyContent content, String language) {
        List<Owned> spellings = new ArrayList<>();
        for (ActorEntry actor : content.actors()) {
            actor.spellings().stream()
                    .filter(spelling -> spelling.isIn(language))
                    .forEach(spelling -> spellings.add(new Owned(actor.id(), spelling)));
        }
        content.blocks().stream()
                .filter(block -> block.language().equals(Languages.ANY)
                        || block.language().equals(language))
                .forEach(block -> spellings.add(new Owned("", block)));
        return spellings;
    }

    private TopicMatcher topicMatcher(TopicRules topics, NameWords names) {
        int[] parties = content.actors().stream().mapToInt(this::party).toArray();
        return new TopicMatcher(topics, ModalityRules.of(lists, language), names, parties);
    }

    /**
     * The state or organisation that an actor counts as, where a rule asks for several: a minister or a ministry is its
     * state; -1 for a person who stands for nobody.
     */
    private int party(ActorEntry actor) {
        List<String> affiliations = actor.everAffiliated();
        return affiliations.stream()
                .mapToInt(this::number)
                .filter(number -> content.actors().get(number).type() == ActorType.COUNTRY)
                .findFirst()
                .orElseGet(() -> {
                    if (!affiliations.isEmpty()) {
                        return number(affiliations.get(0));
                    }
                    return actor.type() == ActorType.PERSON ? -1 : number(actor.id());
                });
    }

    private WordSet set(String list) {
        return lists.set(list, language);
    }

    /** The words of institutions, and every name of one word. */
    private WordSet knownWords() {
        List<String> known = new ArrayList<>(lists.get("institution-words", language));
        content.actors().stream()
                .flatMap(actor -> actor.spellings().stream())
                .filter(spelling -> spelling.isIn(language))
                .map(Spelling::text)
                .filter(text -> text.indexOf(' ') < 0)
                .forEach(known::add);
        return WordSet.of(known);
    }

    /**
     * Persons' names of one word, in languages that decline them: there cases keep two people's surnames apart, and a
     * person has one.
     */
    private WordSet surnames() {
        if (!Languages.isDeclined(language)) {
            return WordSet.EMPTY;
        }
        return WordSet.of(content.actors().stream()
                .filter(actor -> actor.type() == ActorType.PERSON)
                .flatMap(actor -> actor.spellings().stream())
                .filter(spelling -> spelling.isIn(language))
                .map(Spelling::text)
                .filter(text -> text.indexOf(' ') < 0)
                .toList());
    }

    private void add(Phrase phrase, int kind, int number) {
        phrases.add(phrase);
        meanings.add(Finder.meaning(kind, number));
    }

    private void addAlias(int actor, Spelling spelling, BitSet friends, boolean inOffice) {
        add(spelling.phrase(), Finder.ALIAS, aliases.size());
        aliases.add(new Alias(
                actor,
                spelling.phrase(),
                spelling.kind(),
                spelling.letterCase(),
                spelling.later(),
                conditions.computeIfAbsent(spelling.needs(), this::condition),
                friends,
                inOffice));
    }

    private Condition condition(Needs needs) {
        return new Condition(
                neighbours(needs.notAfter()),
                neighbours(needs.notBefore()),
                neighbours(needs.notNear()),
                needs.notInCapitals(),
                neighbours(needs.after()),
                neighbours(needs.before()),
                neighbours(needs.near()),
                numbers(needs.with()),
                !needs.notAlone(),
                neighbours(needs.doubtAfter()),
                neighbours(needs.doubtBefore()),
                neighbours(needs.introducedBy()),
                needs.notQuoted(),
                neighbours(needs.namesakeAfter()),
                neighbours(needs.namesakeUnlessAfter()),
                needs.exceptions().stream().map(this::exception).toList());
    }

    private ThemeException exception(Needs.InTheme exception) {
        return new ThemeException(
                content.themes().stream().map(ThemeEntry::id).toList().indexOf(exception.theme()),
                neighbours(exception.notAfter()),
                neighbours(exception.notBefore()),
                neighbours(exception.unlessAfter()),
                neighbours(exception.unlessBefore()));
    }

    private Neighbours neighbours(List<String> items) {
        return Neighbours.of(lists.resolve(items, language));
    }

    private BitSet numbers(List<String> actors) {
        BitSet numbers = new BitSet();
        actors.forEach(actor -> numbers.set(number(actor)));
        return numbers;
    }

    private int number(String actor) {
        Integer number = actorNumbers.get(actor);
        if (number == null) {
            throw new IllegalStateException("the reader lets no unknown actor pass: " + actor);
        }
        return number;
    }
}

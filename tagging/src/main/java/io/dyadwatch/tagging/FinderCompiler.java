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
import io.dyadwatch.tagging.vocabulary.Languages;
import io.dyadwatch.tagging.vocabulary.Needs;
import io.dyadwatch.tagging.vocabulary.Spelling;
import io.dyadwatch.tagging.vocabulary.ThemeEntry;
import io.dyadwatch.tagging.vocabulary.VocabularyContent;
import io.dyadwatch.tagging.vocabulary.WordLists;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a {@link Finder} for texts in one language: numbers what the vocabulary names by id, and collects the phrases to
 * index.
 */
final class FinderCompiler {
    private final VocabularyContent content;
    private final String language;
    private final WordLists lists;
    private final List<Phrase> phrases = new ArrayList<>();
    /** Of the phrases after those of the aliases. */
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
        for (ActorEntry actor : content.actors()) {
            BitSet friends = numbers(actor.everAffiliated());
            actor.spellings().stream()
                    .filter(spelling -> spelling.isIn(language))
                    .forEach(spelling -> addAlias(number(actor.id()), spelling, friends));
        }
        content.blocks().stream()
                .filter(block -> block.language().equals(Languages.ANY)
                        || block.language().equals(language))
                .forEach(block -> addAlias(Alias.BLOCK, block, new BitSet()));
        TopicRules topics = TopicRules.of(content.topics(), lists, language, this::number);
        topics.phrases().forEach(phrase -> add(phrase.phrase(), Finder.TOPIC_WORD, phrase.set()));
        for (int cue = 0; cue < content.cues().size(); cue++) {
            for (Phrase phrase : content.cues().get(cue).phrases()) {
                add(phrase, Finder.CUE, cue);
            }
        }
        for (int theme = 0; theme < content.themes().size(); theme++) {
            for (String word : lists.resolve(content.themes().get(theme).words(), language)) {
                add(Phrase.of(word), Finder.THEME_WORD, theme);
            }
        }
        NameWords names = new NameWords(
                set("titles"),
                set("given-names"),
                knownWords(),
                set("us-states-of-towns"),
                set("institutions"),
                set("name-links"),
                set("conjunctions"),
                set("particles"),
                set("state-verbs"));
        return new Finder(
                PhraseIndex.of(phrases),
                aliases.size(),
                meanings.stream().mapToInt(Integer::intValue).toArray(),
                new RegionMarker(
                        new SentenceSplitter(set("abbreviations"), set("sentence-starters")),
                        content.cues(),
                        new SiteVoice(set("reporting"), set("news-verbs"), set("address"))),
                new ActorMatcher(aliases, names),
                topicMatcher(topics, names),
                set("conjunctions"),
                content.themes().stream().mapToInt(ThemeEntry::atLeast).toArray());
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

    private void add(Phrase phrase, int kind, int number) {
        phrases.add(phrase);
        meanings.add(Finder.meaning(kind, number));
    }

    private void addAlias(int actor, Spelling spelling, BitSet friends) {
        phrases.add(spelling.phrase());
        aliases.add(new Alias(
                actor,
                spelling.phrase(),
                spelling.kind(),
                spelling.letterCase(),
                spelling.later(),
                conditions.computeIfAbsent(spelling.needs(), this::condition),
                friends));
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
                neighbours(exception.unlessAfter()));
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

package io.dyadwatch.tagging;

import io.dyadwatch.contracts.SpanIn;
import io.dyadwatch.tagging.match.ActorMatcher;
import io.dyadwatch.tagging.match.Found;
import io.dyadwatch.tagging.match.Hits;
import io.dyadwatch.tagging.match.Neighbours;
import io.dyadwatch.tagging.match.PhraseIndex;
import io.dyadwatch.tagging.match.Setting;
import io.dyadwatch.tagging.region.RegionMarker;
import io.dyadwatch.tagging.text.Passage;
import io.dyadwatch.tagging.text.Scores;
import io.dyadwatch.tagging.text.WordSet;
import io.dyadwatch.tagging.text.Words;
import io.dyadwatch.tagging.topic.Stated;
import io.dyadwatch.tagging.topic.TopicMatcher;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A vocabulary made ready for texts in one language: one index over every alias, topic word and cue, and the rules that
 * judge what it finds. Immutable.
 */
final class Finder {
    static final int ALIAS = 0;
    static final int TOPIC_WORD = 1;
    static final int CUE = 2;
    static final int THEME_WORD = 3;

    private static final int BITS_OF_KIND = 2;
    private static final int KIND = 3;

    private final PhraseIndex index;
    /** By phrase of the index: its number among those of its kind, above its kind. */
    private final int[] meanings;

    private final RegionMarker regions;
    private final ActorMatcher actors;
    private final TopicMatcher topics;
    private final WordSet conjunctions;
    private final List<Theme> themes;

    Finder(
            PhraseIndex index,
            int[] meanings,
            RegionMarker regions,
            ActorMatcher actors,
            TopicMatcher topics,
            WordSet conjunctions,
            List<Theme> themes) {
        this.index = index;
        this.meanings = meanings;
        this.regions = regions;
        this.actors = actors;
        this.topics = topics;
        this.conjunctions = conjunctions;
        this.themes = themes;
    }

    /**
     * What a phrase of the index means.
     *
     * @param kind one of the four above
     * @param number of the alias, the word set or the cue
     */
    static int meaning(int kind, int number) {
        return number << BITS_OF_KIND | kind;
    }

    /**
     * What makes an article one on a theme.
     *
     * @param atLeast how many different words of it an article on it has
     * @param scored whether the score of a match counts as one
     */
    record Theme(int atLeast, boolean scored) {}

    /** One string, read: its sentences, and the phrases that stand in it. */
    record Read(Passage passage, Hits aliases, Hits topicWords, Hits themeWords) {}

    Read read(SpanIn in, Words words, int firstSentence) {
        Hits[] hits = {new Hits(), new Hits(), new Hits(), new Hits()};
        index.scan(words, (phrase, from, to) -> {
            int meaning = meanings[phrase];
            hits[meaning & KIND].add(meaning >> BITS_OF_KIND, from, to);
        });
        Passage passage = new Passage(in, words, regions.mark(in, words, hits[CUE]), firstSentence);
        return new Read(passage, hits[ALIAS], hits[TOPIC_WORD], hits[THEME_WORD]);
    }

    /**
     * Actors that a string names without help of any other mention.
     *
     * @param on themes of the article
     */
    BitSet namedInFull(Read read, long on) {
        return actors.namedInFull(read.passage(), read.aliases(), on);
    }

    /** Actors whose name a string gives to somebody or something else. */
    BitSet namesakes(Read read) {
        return actors.namesakes(read.passage(), read.aliases());
    }

    /** The themes that an article is on, see {@link Setting}. */
    long themes(List<Read> reads) {
        long on = 0;
        for (int theme = 0; theme < themes.size(); theme++) {
            Set<Long> words = new HashSet<>();
            int atLeast = themes.get(theme).atLeast();
            for (Read read : reads) {
                Hits hits = read.themeWords();
                for (int i = 0; i < hits.count() && words.size() < atLeast; i++) {
                    if (hits.what(i) == theme) {
                        words.add(read.passage().words().hash(hits.from(i)));
                    }
                }
            }
            boolean scored = words.size() == atLeast - 1
                    && themes.get(theme).scored()
                    && reads.stream()
                            .anyMatch(read -> Scores.hasScore(read.passage().words()));
            on |= scored || words.size() >= atLeast ? 1L << theme : 0;
        }
        return on;
    }

    /**
     * @param setting of the article
     */
    List<Found> mentions(Read read, Setting setting) {
        return actors.mentions(read.passage(), read.aliases(), setting);
    }

    /** Every alias hit of a string, see {@link ActorMatcher#judge}. */
    List<ActorMatcher.Judged> judge(Read read, Setting setting) {
        return actors.judge(read.passage(), read.aliases(), setting);
    }

    /** Whether neighbours stand beside an alias hit, see {@link ActorMatcher#stands}. */
    boolean stands(Neighbours some, ActorMatcher.Side side, boolean across, Read read, ActorMatcher.Judged hit) {
        return actors.stands(some, side, across, read.passage(), hit);
    }

    /**
     * @param mentions of the string
     * @param articleActors what {@link #countActors} says of the whole article
     */
    List<Stated> topics(Read read, List<Found> mentions, int articleActors) {
        return topics.find(read.passage(), read.topicWords(), mentions, articleActors);
    }

    /** How many different states and organisations the mentions stand for. */
    int countActors(List<List<Found>> mentions) {
        return topics.countActors(mentions);
    }

    /** Words that join the items of a list. */
    WordSet conjunctions() {
        return conjunctions;
    }
}

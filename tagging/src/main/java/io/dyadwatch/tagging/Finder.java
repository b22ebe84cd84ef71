package io.dyadwatch.tagging;

import io.dyadwatch.contracts.SpanIn;
import io.dyadwatch.tagging.match.ActorMatcher;
import io.dyadwatch.tagging.match.Found;
import io.dyadwatch.tagging.match.Hits;
import io.dyadwatch.tagging.match.PhraseIndex;
import io.dyadwatch.tagging.match.Setting;
import io.dyadwatch.tagging.region.RegionMarker;
import io.dyadwatch.tagging.text.Passage;
import io.dyadwatch.tagging.text.WordSet;
import io.dyadwatch.tagging.text.Words;
import io.dyadwatch.tagging.topic.Stated;
import io.dyadwatch.tagging.topic.TopicMatcher;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

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
    /** Number of aliases: these are the first phrases of the index, and have its numbers. */
    private final int aliases;
    /** By phrase after these: its number among those of its kind, above its kind. */
    private final int[] meanings;

    private final RegionMarker regions;
    private final ActorMatcher actors;
    private final TopicMatcher topics;
    private final WordSet conjunctions;
    /** By theme: how many different words of it an article on it has. */
    private final int[] themes;

    Finder(
            PhraseIndex index,
            int aliases,
            int[] meanings,
            RegionMarker regions,
            ActorMatcher actors,
            TopicMatcher topics,
            WordSet conjunctions,
            int[] themes) {
        this.index = index;
        this.aliases = aliases;
        this.meanings = meanings;
        this.regions = regions;
        this.actors = actors;
        this.topics = topics;
        this.conjunctions = conjunctions;
        this.themes = themes;
    }

    /**
     * What a phrase of the index that is no alias means.
     *
     * @param kind {@link #TOPIC_WORD}, {@link #CUE} or {@link #THEME_WORD}
     * @param number of the alias, the word set or the cue
     */
    static int meaning(int kind, int number) {
        return number << BITS_OF_KIND | kind;
    }

    /** One string, read: its sentences, and the phrases that stand in it. */
    record Read(Passage passage, Hits aliases, Hits topicWords, Hits themeWords) {}

    Read read(SpanIn in, Words words, int firstSentence) {
        Hits[] hits = {new Hits(), new Hits(), new Hits(), new Hits()};
        index.scan(words, (phrase, from, to) -> {
            if (phrase < aliases) {
                hits[ALIAS].add(phrase, from, to);
            } else {
                int meaning = meanings[phrase - aliases];
                hits[meaning & KIND].add(meaning >> BITS_OF_KIND, from, to);
            }
        });
        Passage passage = new Passage(in, words, regions.mark(in, words, hits[CUE]), firstSentence);
        return new Read(passage, hits[ALIAS], hits[TOPIC_WORD], hits[THEME_WORD]);
    }

    /** What the strings of an article tell about its mentions. */
    Setting setting(List<Read> reads) {
        long on = themes(reads);
        BitSet present = new BitSet();
        BitSet namesakes = new BitSet();
        for (Read read : reads) {
            actors.addNamedInFull(read.passage(), read.aliases(), on, present);
            actors.addNamesakes(read.passage(), read.aliases(), namesakes);
        }
        return new Setting(present, on, namesakes);
    }

    private long themes(List<Read> reads) {
        long on = 0;
        for (int theme = 0; theme < themes.length; theme++) {
            on |= hasWords(reads, theme, themes[theme]) ? 1L << theme : 0;
        }
        return on;
    }

    /** Whether the strings have so many different words of a theme. */
    private static boolean hasWords(List<Read> reads, int theme, int wanted) {
        long[] words = new long[wanted];
        int count = 0;
        for (Read read : reads) {
            Hits hits = read.themeWords();
            for (int i = 0; i < hits.count() && count < wanted; i++) {
                long word = read.passage().words().hash(hits.from(i));
                if (hits.what(i) == theme && Arrays.stream(words, 0, count).noneMatch(known -> known == word)) {
                    words[count++] = word;
                }
            }
        }
        return count == wanted;
    }

    /**
     * @param setting of the article
     */
    List<Found> mentions(Read read, Setting setting) {
        return actors.mentions(read.passage(), read.aliases(), setting);
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

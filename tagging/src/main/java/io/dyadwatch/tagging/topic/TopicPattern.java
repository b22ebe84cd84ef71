package io.dyadwatch.tagging.topic;

import io.dyadwatch.tagging.match.Neighbours;
import io.dyadwatch.tagging.text.WordSet;
import java.util.List;
import java.util.Set;

/**
 * One way in which a text states a topic.
 *
 * @param topic position of the topic
 * @param sets positions of the word sets whose members follow each other; empty for a pattern of mentions
 * @param gap words that may stand between two of them
 * @param gapNot words that may not stand between two of them
 * @param before words of which one must stand directly after the last; empty for no such wish. A frequent word costs
 *     less here than in a set of its own
 * @param notAfter forbidden directly before the first
 * @param notBefore forbidden directly after the last
 * @param unless words that may not stand near it in the sentence, unless inside an actor's name
 * @param unlessBeside the same for a few words around it in its clause
 * @param textUnless words that may stand nowhere in the title or text that holds the statement
 * @param near words of which one must stand near it in the sentence; empty for no such wish
 * @param neutral words that do not deny this topic though they deny others
 * @param actors different states and organisations that the sentence must mention at least, by their names or by those
 *     of the people and offices that stand for them
 * @param articleActors the same for the whole article
 * @param mentions actors whose mention alone states the topic
 */
public record TopicPattern(
        int topic,
        List<Integer> sets,
        int gap,
        WordSet gapNot,
        WordSet before,
        Neighbours notAfter,
        Neighbours notBefore,
        WordSet unless,
        WordSet unlessBeside,
        WordSet textUnless,
        WordSet near,
        WordSet neutral,
        int actors,
        int articleActors,
        Set<Integer> mentions) {

    public TopicPattern {
        sets = List.copyOf(sets);
        mentions = Set.copyOf(mentions);
    }
}

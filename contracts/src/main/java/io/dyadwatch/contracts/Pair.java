package io.dyadwatch.contracts;

import java.util.List;

/**
 * Two actors that share at least one sentence.
 *
 * @param actors the two ids in alphabetical order
 * @param sentences indexes into {@link EnrichedArticle#sentences()}, ascending
 * @param topics ids of the topics that one of those sentences states of them, alphabetical; what it denies is not one
 * @param list true where every shared sentence only enumerates them
 * @param demonym true where one side is only ever a demonym in the shared sentences
 */
public record Pair(List<String> actors, List<Integer> sentences, List<String> topics, boolean list, boolean demonym) {

    public Pair {
        actors = ActorPair.checkedActors(actors);
        sentences = Check.list("sentences", sentences, Integer.MAX_VALUE);
        Check.atLeast("sentences.size", sentences.size(), 1);
        topics = Check.list("topics", topics, 1000);
    }
}

package io.dyadwatch.tagging.vocabulary;

import java.util.List;

/**
 * A topic of the vocabulary.
 *
 * @param id slug
 * @param name display name
 * @param patterns ways in which a text states it
 * @param blocks phrases that only look like words of its patterns
 * @param where file, line and entry, for messages
 */
public record TopicEntry(String id, String name, List<PatternEntry> patterns, List<String> blocks, String where) {

    /**
     * One way in which a text states a topic; see {@link io.dyadwatch.tagging.topic.TopicPattern}.
     *
     * @param find word sets whose members follow each other
     * @param anyOrder whether the sets may also follow each other backwards
     * @param mentions ids of actors whose mention alone states the topic
     */
    public record PatternEntry(
            List<List<String>> find,
            boolean anyOrder,
            int gap,
            List<String> gapNot,
            List<String> notAfter,
            List<String> notBefore,
            List<String> unless,
            List<String> unlessBeside,
            List<String> near,
            int actors,
            List<String> mentions) {}
}

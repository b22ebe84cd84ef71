package io.dyadwatch.tagging;

import io.dyadwatch.contracts.Modality;
import io.dyadwatch.contracts.Region;
import io.dyadwatch.tagging.match.Verdict;
import java.util.List;

/**
 * Why a text is tagged as it is, for whoever edits the vocabulary.
 *
 * @param language that it is read in
 * @param detected whether its text shows it; else it is as stated
 * @param themes that it is on, by id
 * @param sentences in order
 * @param names every place where an alias is spelled, in order, whether it counts or not
 * @param topics every statement of a topic, in order
 */
public record Explanation(
        String language,
        boolean detected,
        List<String> themes,
        List<OfSentence> sentences,
        List<OfName> names,
        List<OfTopic> topics) {

    /** A sentence, and what part of the article it is. */
    public record OfSentence(Region region, String text) {}

    /**
     * A place where an alias is spelled.
     *
     * @param start first UTF-16 unit
     * @param surface as the text has it
     * @param actor id; empty for a block, which swallows the names inside it
     * @param kind {@code name}, {@code metonym}, {@code demonym} or {@code block}
     * @param alias as the vocabulary writes it
     * @param language that the vocabulary writes it under
     * @param where file, line and entry of the alias
     * @param verdict whether it counts, and if not, why
     * @param because what decided that, in words; empty where nothing is to be added
     */
    public record OfName(
            int start,
            String surface,
            String actor,
            String kind,
            String alias,
            String language,
            String where,
            Verdict verdict,
            String because) {

        /** Whether it is a mention of an actor. */
        public boolean counted() {
            return verdict == Verdict.COUNTS && !actor.isEmpty();
        }
    }

    /**
     * A statement of a topic. Of several that overlap, the longest is evidence.
     *
     * @param topic id
     * @param start first UTF-16 unit
     * @param evidence as the text has it
     * @param where file, line and entry of the topic
     */
    public record OfTopic(
            String topic, int start, String evidence, Modality modality, boolean reported, String where) {}
}

package io.dyadwatch.tagging.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A topic of the vocabulary.
 *
 * @param id slug
 * @param name display name
 * @param about what counts as this topic and what does not, for analysts; may be empty
 * @param sets word sets by name, then by language or {@link Languages#ANY}; references not yet followed
 * @param patterns ways in which a text states it
 * @param blocks phrases that only look like words of its patterns
 * @param neutral words that elsewhere deny what they stand beside, and do not deny this topic: suspended sanctions are
 *     sanctions
 * @param where file, line and entry, for messages
 * @param node as written
 */
public record TopicEntry(
        String id,
        String name,
        String about,
        Map<String, Map<String, List<String>>> sets,
        List<PatternEntry> patterns,
        List<String> blocks,
        List<String> neutral,
        String where,
        JsonNode node) {

    /** The sets in one language, by name: items as written. */
    public Map<String, List<String>> setsIn(String language) {
        Map<String, List<String>> own = new HashMap<>();
        sets.forEach((name, byLanguage) -> {
            List<String> all = byLanguage.getOrDefault(Languages.ANY, List.of());
            List<String> here = byLanguage.getOrDefault(language, List.of());
            own.put(name, all.isEmpty() ? here : here.isEmpty() ? all : join(all, here));
        });
        return own;
    }

    /** Whether a text in a language can state it: all word sets of a pattern have words there. */
    public boolean isIn(String language, WordLists lists) {
        Map<String, List<String>> own = setsIn(language);
        return patterns.stream()
                .filter(pattern -> pattern.isIn(language))
                .anyMatch(pattern -> pattern.find().stream()
                        .noneMatch(set ->
                                lists.resolve(List.of("@" + set), language, own).isEmpty()));
    }

    private static List<String> join(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /**
     * One way in which a text states a topic; see {@link io.dyadwatch.tagging.topic.TopicPattern}. References to word
     * lists are not yet followed.
     *
     * @param languages in which it holds; empty for all
     * @param find names of the word sets, or of lists, whose members follow each other
     * @param anyOrder whether the sets may also follow each other backwards
     * @param mentions ids of actors whose mention alone states the topic
     */
    public record PatternEntry(
            List<String> languages,
            List<String> find,
            boolean anyOrder,
            int gap,
            List<String> gapNot,
            List<String> before,
            List<String> notAfter,
            List<String> notBefore,
            List<String> unless,
            List<String> unlessBeside,
            List<String> textUnless,
            List<String> near,
            int actors,
            int articleActors,
            List<String> mentions) {

        /** Whether it holds in a language. */
        public boolean isIn(String language) {
            return languages.isEmpty() || languages.contains(language);
        }
    }
}

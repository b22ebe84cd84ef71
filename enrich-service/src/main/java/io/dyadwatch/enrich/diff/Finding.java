package io.dyadwatch.enrich.diff;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Evidence;
import io.dyadwatch.contracts.Mention;
import io.dyadwatch.contracts.MentionKind;
import io.dyadwatch.contracts.Modality;
import io.dyadwatch.contracts.SpanIn;
import io.dyadwatch.contracts.TaggedActor;
import io.dyadwatch.contracts.TaggedTopic;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mention of an actor or the evidence of a topic.
 *
 * @param actor id, or absent
 * @param topic id, or absent
 * @param kind of a mention
 * @param modality of a topic
 * @param reported of a topic
 * @param in title or text
 * @param start first code point
 * @param end code point after the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(
        @Nullable String actor,
        @Nullable String topic,
        @Nullable MentionKind kind,
        @Nullable Modality modality,
        @Nullable Boolean reported,
        @Nullable SpanIn in,
        int start,
        int end) {

    /** Everything that was found in an article, with the index of its sentence. */
    static Map<Finding, Integer> in(EnrichedArticle enriched) {
        Map<Finding, Integer> findings = new LinkedHashMap<>();
        for (TaggedActor actor : enriched.actors()) {
            for (Mention mention : actor.mentions()) {
                findings.put(
                        new Finding(
                                actor.id(),
                                null,
                                mention.kind(),
                                null,
                                null,
                                mention.in(),
                                mention.start(),
                                mention.end()),
                        mention.sentence());
            }
        }
        for (TaggedTopic topic : enriched.topics()) {
            for (Evidence evidence : topic.evidence()) {
                findings.put(
                        new Finding(
                                null,
                                topic.id(),
                                null,
                                topic.modality(),
                                topic.reported(),
                                evidence.in(),
                                evidence.start(),
                                evidence.end()),
                        evidence.sentence());
            }
        }
        return findings;
    }
}

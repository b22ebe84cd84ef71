package io.dyadwatch.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One actor or topic that the tagger knows: the value of {@code news.vocabulary.v1}.
 *
 * @param kind actor or topic
 * @param id slug
 * @param type what an actor is; absent for a topic
 * @param name display name
 * @param affiliations ids of the actors an actor speaks for
 * @param wikidata QID where it is known for sure
 * @param disabled true for an entry that was removed: the tagger no longer finds it
 */
public record VocabularyEntry(
        Kind kind,
        String id,
        @Nullable ActorType type,
        String name,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> affiliations,
        @Nullable String wikidata,
        boolean disabled) {

    /** What an entry describes. */
    public enum Kind {
        @JsonProperty("actor")
        ACTOR,
        @JsonProperty("topic")
        TOPIC
    }

    public VocabularyEntry {
        Check.present("kind", kind);
        Check.slug("id", id);
        if (kind == Kind.ACTOR) {
            Check.present("type", type);
        }
        Check.text("name", name, Article.MAX_NAME_BYTES);
        affiliations = Check.list("affiliations", affiliations, 1000);
    }

    /** The record's Kafka key: {@code actor/ID} or {@code topic/ID}. */
    public String key() {
        return (kind == Kind.ACTOR ? "actor/" : "topic/") + id;
    }
}

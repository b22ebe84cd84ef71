package io.dyadwatch.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One actor or topic that the tagger knows: the value of {@code news.vocabulary.v1}.
 *
 * <p>Every record lists what is known of the entry. One with a {@code revision} is also what a change at run time made of
 * it, with its history: one record, so that a change and its history are written together or not at all. Whether the entry
 * differs from the vocabulary that the service started with is told by {@link #differs()}.
 *
 * @param kind actor or topic
 * @param id slug
 * @param type what an actor is; absent for a topic
 * @param name display name
 * @param affiliations ids of the actors an actor speaks for
 * @param wikidata QID where it is known for sure
 * @param disabled true for an entry that was removed: the tagger no longer finds it
 * @param packaged true where the entry is as the vocabulary's files have it, those of a newer release too
 * @param revision number of the change that made it what it is, from 1; 0 where it was never changed at run time
 * @param change see {@link VocabularyRevision#change}; 0 where it was never changed
 * @param changedAt when it was changed
 * @param changedBy who changed it, as the request said
 * @param vocabularyVersion the vocabulary's version with this change in force
 * @param entry the whole entry in the form of the vocabulary's files, where a change put one; not to be changed
 * @param history earlier revisions, newest first, as far as they are kept
 */
public record VocabularyEntry(
        Kind kind,
        String id,
        @Nullable ActorType type,
        String name,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> affiliations,
        @Nullable String wikidata,
        boolean disabled,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean packaged,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int revision,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long change,
        @Nullable Instant changedAt,
        @Nullable String changedBy,
        @Nullable String vocabularyVersion,
        @Nullable JsonNode entry,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<VocabularyRevision> history) {

    /** Most earlier revisions that a record keeps. */
    public static final int MAX_HISTORY = 50;

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
        entry = VocabularyRevision.objectOrNothing(entry);
        history = Check.list("history", history, MAX_HISTORY);
        if (Check.atLeast("revision", revision, 0) > 0) {
            // Its own checks are those of a revision; where the files have no such entry it is disabled as well.
            VocabularyRevision.check(
                    revision, change, changedAt, changedBy, vocabularyVersion, disabled && !packaged, packaged, entry);
        } else if (entry != null || !history.isEmpty()) {
            throw new InvalidRecord("revision", "is required where there is an entry or a history");
        }
    }

    /** An entry that is listed only: as the vocabulary's files have it, never changed at run time. */
    public VocabularyEntry(
            Kind kind,
            String id,
            @Nullable ActorType type,
            String name,
            List<String> affiliations,
            @Nullable String wikidata,
            boolean disabled) {
        this(kind, id, type, name, affiliations, wikidata, disabled, true, 0, 0, null, null, null, null, List.of());
    }

    /** The record's Kafka key: {@code actor/ID} or {@code topic/ID}. */
    public String key() {
        return key(kind, id);
    }

    /** The Kafka key of an entry. */
    public static String key(Kind kind, String id) {
        return (kind == Kind.ACTOR ? "actor/" : "topic/") + id;
    }

    /** True where a change at run time made the entry something else than the vocabulary's files have. */
    public boolean differs() {
        return revision > 0 && !packaged;
    }

    /** What the latest change made of it; absent where it was never changed. */
    public Optional<VocabularyRevision> latest() {
        if (revision == 0) {
            return Optional.empty();
        }
        return Optional.of(new VocabularyRevision(
                revision,
                change,
                Check.present("changedAt", changedAt),
                changedBy,
                Check.present("vocabularyVersion", vocabularyVersion),
                disabled && !packaged,
                packaged,
                entry));
    }
}

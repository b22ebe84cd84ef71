package io.dyadwatch.tagging.vocabulary;

import io.dyadwatch.contracts.ActorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An actor of the vocabulary.
 *
 * @param id slug
 * @param type what it is
 * @param name display name
 * @param affiliations ids of the actors it speaks for
 * @param wikidata QID where it is known for sure
 * @param spellings every way in which a text may name it
 * @param where file, line and entry, for messages
 */
public record ActorEntry(
        String id,
        ActorType type,
        String name,
        List<String> affiliations,
        @Nullable String wikidata,
        List<Spelling> spellings,
        String where) {}

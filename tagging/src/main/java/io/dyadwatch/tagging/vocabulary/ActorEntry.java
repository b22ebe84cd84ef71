package io.dyadwatch.tagging.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.ActorType;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An actor of the vocabulary.
 *
 * @param id slug
 * @param type what it is
 * @param name display name
 * @param affiliations the actors it speaks for, or once spoke for
 * @param wikidata QID where it is known for sure
 * @param spellings every way in which a text may name it
 * @param where file, line and entry, for messages
 * @param node as written
 */
public record ActorEntry(
        String id,
        ActorType type,
        String name,
        List<Affiliation> affiliations,
        @Nullable String wikidata,
        List<Spelling> spellings,
        String where,
        JsonNode node) {

    /** Ids of the actors that it speaks for on a day, each once. */
    public List<String> affiliationsOn(LocalDate day) {
        if (affiliations.isEmpty()) {
            return List.of();
        }
        if (affiliations.size() == 1 && affiliations.get(0).holdsOn(day)) {
            return List.of(affiliations.get(0).actor());
        }
        return affiliations.stream()
                .filter(affiliation -> affiliation.holdsOn(day))
                .map(Affiliation::actor)
                .distinct()
                .toList();
    }

    /** Ids of all actors that it speaks for or once spoke for, each once. */
    public List<String> everAffiliated() {
        return affiliations.stream().map(Affiliation::actor).distinct().toList();
    }
}

package io.dyadwatch.contracts;

import java.util.List;

/**
 * A topic that an article states.
 *
 * @param id slug, for example {@code military-cooperation}
 * @param modality how it is stated
 * @param reported true where every evidence stands inside somebody's quoted or reported words
 * @param evidence in order of appearance, at least one
 */
public record TaggedTopic(String id, Modality modality, boolean reported, List<Evidence> evidence) {

    public TaggedTopic {
        Check.slug("id", id);
        Check.present("modality", modality);
        evidence = Check.list("evidence", evidence, EnrichedArticle.MAX_MENTIONS);
        Check.atLeast("evidence.size", evidence.size(), 1);
    }
}

package io.dyadwatch.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An actor that an article names, with every mention.
 *
 * @param id slug, for example {@code nicolas-maduro}
 * @param type what it is
 * @param name display name
 * @param affiliations ids of the actors it speaks for, one step
 * @param wikidata QID where it is known for sure, for example {@code Q58132}
 * @param mentions in order of appearance, at least one
 */
public record TaggedActor(
        String id,
        ActorType type,
        String name,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> affiliations,
        @Nullable String wikidata,
        List<Mention> mentions) {

    public TaggedActor {
        Check.slug("id", id);
        Check.present("type", type);
        Check.text("name", name, Article.MAX_NAME_BYTES);
        affiliations = Check.list("affiliations", affiliations, 1000);
        mentions = Check.list("mentions", mentions, EnrichedArticle.MAX_MENTIONS);
        Check.atLeast("mentions.size", mentions.size(), 1);
    }
}

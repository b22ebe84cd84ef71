package io.dyadwatch.enrich.tag;

import io.dyadwatch.contracts.ActorPair;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Pair;
import io.dyadwatch.contracts.Sentence;
import java.util.List;

/** The pairs of an article as records of their own. */
final class ActorPairs {
    private ActorPairs() {}

    /** In the article's order, the first {@value ActorPair#MAX_PER_ARTICLE}. */
    static List<ActorPair> of(EnrichedArticle enriched) {
        return enriched.pairs().stream()
                .limit(ActorPair.MAX_PER_ARTICLE)
                .map(pair -> record(enriched, pair))
                .toList();
    }

    private static ActorPair record(EnrichedArticle enriched, Pair pair) {
        List<Sentence> spans =
                pair.sentences().stream().map(enriched.sentences()::get).toList();
        return new ActorPair(
                pair.actors(),
                enriched.article().id(),
                enriched.revision(),
                enriched.article().fetchedAt(),
                spans,
                pair.topics(),
                pair.list(),
                pair.demonym());
    }
}

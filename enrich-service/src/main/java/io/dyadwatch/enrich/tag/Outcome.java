package io.dyadwatch.enrich.tag;

import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.enrich.deadletter.Rejection;
import java.util.List;

/** What tagging an article came to. */
public sealed interface Outcome {
    /**
     * @param found in the article
     * @param article for {@code news.enriched-article.v1}
     * @param pairs for {@code news.actor-pair.v1}
     */
    record Enriched(EnrichedArticle found, OutgoingRecord article, List<OutgoingRecord> pairs) implements Outcome {}

    /** @param rejection why there is nothing to publish */
    record Rejected(Rejection rejection) implements Outcome {}
}

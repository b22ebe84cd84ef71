package io.dyadwatch.enrich.tag;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.EnrichedArticle;

/** Finds what stands in an article; called by several threads at once. */
@FunctionalInterface
public interface ArticleTagger {
    /** @param revision of the article, from 1; goes into the result as it is */
    EnrichedArticle tag(Article article, int revision);
}

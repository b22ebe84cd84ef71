package io.dyadwatch.tagging.evaluate;

import io.dyadwatch.contracts.Article;

/**
 * Two texts.
 *
 * @param same whether one is a reprint of the other
 */
public record StoryPair(String id, Article a, Article b, boolean same) implements EvaluationCase {}

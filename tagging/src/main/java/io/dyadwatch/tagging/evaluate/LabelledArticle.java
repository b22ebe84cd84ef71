package io.dyadwatch.tagging.evaluate;

import io.dyadwatch.contracts.Article;

/**
 * A text and what stands in it.
 *
 * @param article the text; its language only where the tagger is to be told
 * @param expected what is right
 */
public record LabelledArticle(String id, Article article, Labels expected) implements EvaluationCase {}

package io.dyadwatch.tagging.evaluate;

/** Something whose right answer is known. */
public sealed interface EvaluationCase permits LabelledArticle, StoryPair {
    /** Names the case in the list of mistakes. */
    String id();
}

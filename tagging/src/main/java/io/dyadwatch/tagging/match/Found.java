package io.dyadwatch.tagging.match;

import io.dyadwatch.contracts.MentionKind;

/**
 * A mention of an actor in one passage.
 *
 * @param actor position of the actor in the vocabulary
 * @param kind how it is named
 * @param from first word
 * @param to one past the last word
 * @param start first UTF-16 unit
 * @param end one past the last UTF-16 unit
 */
public record Found(int actor, MentionKind kind, int from, int to, int start, int end) {}

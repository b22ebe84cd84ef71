package io.dyadwatch.tagging.topic;

import io.dyadwatch.contracts.Modality;

/**
 * One place where a topic is stated.
 *
 * @param topic position of the topic
 * @param sentence position of the sentence in its passage
 * @param start first UTF-16 unit
 * @param end one past the last UTF-16 unit
 * @param modality how it is stated
 * @param reported whether it stands in somebody's quoted or reported words
 */
public record Stated(int topic, int sentence, int start, int end, Modality modality, boolean reported) {}

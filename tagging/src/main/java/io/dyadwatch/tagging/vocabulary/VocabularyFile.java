package io.dyadwatch.tagging.vocabulary;

/**
 * One YAML file of a vocabulary. What it holds follows from its name.
 *
 * @param name path inside the vocabulary folder, with forward slashes: {@code actors/countries.yaml}
 * @param content the whole text
 */
public record VocabularyFile(String name, String content) {}

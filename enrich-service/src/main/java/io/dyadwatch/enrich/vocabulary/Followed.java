package io.dyadwatch.enrich.vocabulary;

import io.dyadwatch.contracts.VocabularyEntry;

/**
 * The latest record of a key of the vocabulary topic.
 *
 * @param entry what it says
 * @param partition where it stands
 * @param offset where it stands
 */
record Followed(VocabularyEntry entry, int partition, long offset) {}

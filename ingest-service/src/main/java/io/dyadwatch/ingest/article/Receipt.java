package io.dyadwatch.ingest.article;

import org.jspecify.annotations.Nullable;

/**
 * What the sender of a stored article is told.
 *
 * @param id the article's id
 * @param url its canonical URL; absent where it has none
 */
public record Receipt(String id, @Nullable String url) {}

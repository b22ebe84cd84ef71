package io.dyadwatch.enrich.read;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.enrich.deadletter.Rejection;

/** What reading a record came to. */
public sealed interface Reading {
    /** @param article as it stands in the record */
    record Legible(Article article) implements Reading {}

    /** @param rejection why there is no article */
    record Unreadable(Rejection rejection) implements Reading {}
}

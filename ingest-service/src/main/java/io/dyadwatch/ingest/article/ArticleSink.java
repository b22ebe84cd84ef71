package io.dyadwatch.ingest.article;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.ingest.trace.TraceParent;
import java.util.concurrent.CompletableFuture;

/** Where articles go that are taken. */
@FunctionalInterface
public interface ArticleSink {
    /**
     * Sends an article on.
     *
     * @return completes when it is stored for good, fails when that cannot be said; articles are stored in the order in
     *     which one thread sends them
     */
    CompletableFuture<Void> publish(Article article, TraceParent trace);
}

package io.dyadwatch.ingest.article;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.TraceParent;
import java.util.concurrent.CompletableFuture;

/** Where articles go that are taken. */
public interface ArticleSink {
    /**
     * Sends an article on.
     *
     * @return completes when it is stored for good, fails when that cannot be said; articles are stored in the order in
     *     which one thread sends them
     */
    CompletableFuture<Void> publish(Article article, TraceParent trace);

    /**
     * Whether it stores nothing at the moment and has enough on its way to notice when it does again: one more article
     * would only wait in vain.
     */
    boolean isStalled();
}

package io.dyadwatch.ingest.article;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.TraceParent;
import io.dyadwatch.ingest.admission.ByteBudget;
import io.dyadwatch.ingest.problem.ProblemKind;
import io.dyadwatch.ingest.problem.Refusal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The way of one article from its sender's bytes to the receipt, the same for a single post and a line of a batch. */
public final class ArticleIntake {
    private final SubmissionReader reader;
    private final ArticleSink sink;

    public ArticleIntake(SubmissionReader reader, ArticleSink sink) {
        this.reader = reader;
        this.sink = sink;
    }

    /**
     * Reads and publishes one article.
     *
     * @param json what the sender sent
     * @param room what the article occupies; given back when it is refused, stored or given up by the sink, which may be
     *     later than the answer
     * @param patience how long the sender is kept waiting for the sink
     * @return fails with a {@link Refusal} where the article is not taken; nothing is thrown
     */
    @SuppressWarnings("FutureReturnValueIgnored") // room is given back whatever the answer, even after it
    public CompletableFuture<Receipt> accept(byte[] json, TraceParent trace, ByteBudget.Lease room, Duration patience) {
        Article article;
        CompletableFuture<Void> stored;
        try {
            article = reader.read(json);
            stored = sink.publish(article, trace);
        } catch (RuntimeException e) {
            room.close();
            return CompletableFuture.failedFuture(e);
        }
        stored.whenComplete((done, failure) -> room.close());
        return stored.copy()
                .orTimeout(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS)
                .handle((done, failure) -> {
                    if (failure != null) {
                        throw new Refusal(
                                ProblemKind.UNAVAILABLE,
                                "Kafka did not acknowledge the article in time; it may still appear, and sending it"
                                        + " again is harmless");
                    }
                    return new Receipt(article.id(), article.url());
                });
    }
}

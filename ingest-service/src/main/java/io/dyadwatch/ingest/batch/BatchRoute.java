package io.dyadwatch.ingest.batch;

import io.dyadwatch.contracts.ProblemKind;
import io.dyadwatch.ingest.admission.ByteBudget;
import io.dyadwatch.ingest.article.ArticleIntake;
import io.dyadwatch.ingest.article.IntakeCounts;
import io.dyadwatch.ingest.backfill.BackfillPace;
import io.dyadwatch.ingest.http.Answers;
import io.dyadwatch.ingest.http.MediaTypes;
import io.dyadwatch.ingest.http.RequestBody;
import io.dyadwatch.ingest.problem.Refusal;
import io.dyadwatch.operations.trace.Tracing;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** {@code POST /v1/articles/batch}: articles in as NDJSON, a result for each out as NDJSON while they come. */
public final class BatchRoute implements Handler<RoutingContext> {
    private final ArticleIntake intake;
    private final IntakeCounts counts;
    private final ByteBudget budget;
    private final Duration answerWithin;
    private final Duration senderPatience;
    private final Semaphore batches;
    private final Semaphore backfills;
    private final Set<BatchExchange> running = ConcurrentHashMap.newKeySet();
    private final Tracing tracing;
    private final BackfillPace pace;
    private volatile boolean stopping;

    /**
     * @param senderPatience how long a batch waits for its sender to complete a line, or to read a result
     * @param pace of batches of archive material
     * @param maxBatches how many may run at a time: each may hold one line that is not complete; of archive material a
     *     quarter of that, since they wait
     */
    public BatchRoute(
            ArticleIntake intake,
            IntakeCounts counts,
            ByteBudget budget,
            Duration answerWithin,
            Duration senderPatience,
            int maxBatches,
            Tracing tracing,
            BackfillPace pace) {
        this.intake = intake;
        this.counts = counts;
        this.budget = budget;
        this.answerWithin = answerWithin;
        this.senderPatience = senderPatience;
        this.batches = new Semaphore(maxBatches);
        this.backfills = new Semaphore(Math.max(1, maxBatches / 4));
        this.tracing = tracing;
        this.pace = pace;
    }

    @Override
    public void handle(RoutingContext exchange) {
        exchange.request().pause();
        boolean backfill = "true".equals(exchange.request().getParam("backfill"));
        try {
            MediaTypes.require(MediaTypes.NDJSON, exchange.request());
            if (backfill && !backfills.tryAcquire()) {
                throw new Refusal(ProblemKind.UNAVAILABLE, "As many backfills as can run at a time are running");
            }
            if (!batches.tryAcquire()) {
                if (backfill) {
                    backfills.release();
                }
                throw new Refusal(ProblemKind.UNAVAILABLE, "As many batches as can run at a time are running");
            }
        } catch (Refusal refusal) {
            Answers.problem(exchange, refusal);
            return;
        }
        RequestBody.invite(exchange.request(), exchange.response());
        BatchExchange batch = new BatchExchange(
                exchange,
                intake,
                counts,
                budget,
                answerWithin,
                senderPatience,
                tracing,
                backfill ? Optional.of(pace) : Optional.empty());
        running.add(batch);
        batch.run().onComplete(done -> {
            running.remove(batch);
            batches.release();
            if (backfill) {
                backfills.release();
            }
        });
        // It may have come just too late for stop() to see it.
        if (stopping) {
            batch.stop();
        }
    }

    /** Ends the batches that run, each when all that was read of it is answered: a batch may be of any length. */
    public void stop() {
        stopping = true;
        running.forEach(BatchExchange::stop);
    }
}

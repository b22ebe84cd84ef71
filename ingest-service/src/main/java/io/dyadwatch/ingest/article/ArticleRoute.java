package io.dyadwatch.ingest.article;

import io.dyadwatch.contracts.ProblemKind;
import io.dyadwatch.contracts.TraceParent;
import io.dyadwatch.ingest.admission.ByteBudget;
import io.dyadwatch.ingest.http.Answers;
import io.dyadwatch.ingest.http.MediaTypes;
import io.dyadwatch.ingest.http.RequestBody;
import io.dyadwatch.ingest.problem.Refusal;
import io.dyadwatch.operations.trace.Tracing;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * {@code POST /v1/articles}: one article in, 202 with its id once it is stored.
 *
 * <p>The body is left in the socket until there is room for it, so that memory does not grow with the number of senders;
 * waiting for room and waiting for Kafka together take no longer than {@code answerWithin}.
 */
public final class ArticleRoute implements Handler<RoutingContext> {
    /** Largest body: a text of the largest size fits with every character escaped. */
    public static final int MAX_BODY_BYTES = 4 * 1024 * 1024;

    private static final Duration BODY_PATIENCE = Duration.ofSeconds(10);

    private final ArticleIntake intake;
    private final ArticleSink sink;
    private final ByteBudget budget;
    private final IntakeCounts counts;
    private final Duration answerWithin;
    private final Tracing tracing;

    public ArticleRoute(
            ArticleIntake intake,
            ArticleSink sink,
            ByteBudget budget,
            IntakeCounts counts,
            Duration answerWithin,
            Tracing tracing) {
        this.intake = intake;
        this.sink = sink;
        this.budget = budget;
        this.counts = counts;
        this.answerWithin = answerWithin;
        this.tracing = tracing;
    }

    @Override
    public void handle(RoutingContext exchange) {
        exchange.request().pause();
        int expected;
        try {
            MediaTypes.require(MediaTypes.JSON, exchange.request());
            expected = RequestBody.statedLength(exchange.request(), MAX_BODY_BYTES);
            if (sink.isStalled()) {
                throw new Refusal(ProblemKind.UNAVAILABLE, "Kafka does not acknowledge articles at the moment");
            }
        } catch (Refusal refusal) {
            refuse(exchange, refusal);
            return;
        }
        TraceParent trace = traceOf(exchange.request());
        long arrived = System.nanoTime();
        Context context = exchange.vertx().getOrCreateContext();
        CompletableFuture<ByteBudget.Lease> room =
                budget.take(expected).orTimeout(answerWithin.toMillis(), TimeUnit.MILLISECONDS);
        Future.fromCompletionStage(room, context)
                .compose(lease ->
                        take(exchange, lease, expected, trace, answerWithin.minusNanos(System.nanoTime() - arrived)))
                .onSuccess(receipt -> {
                    counts.accepted();
                    Answers.json(exchange, 202, receipt);
                })
                .onFailure(failure -> refuse(exchange, Answers.refusal(failure)));
    }

    private void refuse(RoutingContext exchange, Refusal refusal) {
        counts.refused(refusal.kind());
        Answers.problem(exchange, refusal);
    }

    /** Our own span of this request where there is one, which is part of the sender's trace; else the sender's. */
    private TraceParent traceOf(HttpServerRequest request) {
        return tracing.current()
                .or(() -> TraceParent.of(request.getHeader("traceparent")))
                .orElseGet(TraceParent::fresh);
    }

    private Future<Receipt> take(
            RoutingContext exchange, ByteBudget.Lease room, int expected, TraceParent trace, Duration patience) {
        HttpServerRequest request = exchange.request();
        RequestBody.invite(request, exchange.response());
        return RequestBody.read(exchange.vertx(), request, expected, MAX_BODY_BYTES, BODY_PATIENCE)
                .compose(body -> {
                    room.shrinkTo(body.length);
                    return exchange.vertx().executeBlocking(() -> intake.accept(body, trace, room, patience), false);
                })
                // Whatever kept it from the intake; from there on the intake gives the room back.
                .onFailure(failure -> room.close())
                .compose(Future::fromCompletionStage);
    }
}

package io.dyadwatch.ingest.batch;

import io.dyadwatch.contracts.ProblemKind;
import io.dyadwatch.contracts.TraceParent;
import io.dyadwatch.ingest.admission.ByteBudget;
import io.dyadwatch.ingest.article.ArticleIntake;
import io.dyadwatch.ingest.article.ArticleRoute;
import io.dyadwatch.ingest.article.IntakeCounts;
import io.dyadwatch.ingest.article.Receipt;
import io.dyadwatch.ingest.backfill.BackfillPace;
import io.dyadwatch.ingest.http.Answers;
import io.dyadwatch.ingest.http.MediaTypes;
import io.dyadwatch.ingest.problem.Refusal;
import io.dyadwatch.operations.trace.Step;
import io.dyadwatch.operations.trace.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One batch while it runs.
 *
 * <p>The request is read a chunk at a time, and the next only when the last is used up, at most {@link #WINDOW} lines are
 * on their way, there is room for their bytes, and the sender keeps up reading results: so a batch of any length takes
 * the same memory. Everything here runs on the request's event loop but the reading of lines, which one worker at a time
 * does, in order: two versions of one article in a batch reach Kafka in the order of their lines.
 */
final class BatchExchange {
    /** Lines on their way at a time. */
    private static final int WINDOW = 64;

    /** How long a sender is kept who waits for a place: then it is told to come again, and others have its place. */
    private static final Duration PAUSE_LIMIT = Duration.ofSeconds(20);

    private static final String LINE = "line of a batch";

    private final RoutingContext exchange;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Context context;
    private final ArticleIntake intake;
    private final IntakeCounts counts;
    private final ByteBudget budget;
    private final Duration answerWithin;
    private final Duration senderPatience;
    private final Tracing tracing;
    private final Optional<BackfillPace> pace;
    private final Optional<TraceParent> sendersTrace;
    private final Optional<TraceParent> ownTrace;

    private final LineSplitter splitter = new LineSplitter(ArticleRoute.MAX_BODY_BYTES);
    private final OrderedResults results = new OrderedResults();
    private final Promise<Void> done = Promise.promise();
    private Line.@Nullable Content held;
    private @Nullable Line upcoming;
    private boolean busy;
    private boolean fetching;
    private boolean bodyEnded;
    private boolean stopping;
    private boolean pausing;
    private final Runnable reopened;
    private long lastMove = System.nanoTime();

    /**
     * @param exchange its request is paused
     * @param pace of its lines, where they are to wait for others
     */
    BatchExchange(
            RoutingContext exchange,
            ArticleIntake intake,
            IntakeCounts counts,
            ByteBudget budget,
            Duration answerWithin,
            Duration senderPatience,
            Tracing tracing,
            Optional<BackfillPace> pace) {
        this.exchange = exchange;
        this.request = exchange.request();
        this.response = exchange.response();
        this.context = exchange.vertx().getOrCreateContext();
        this.intake = intake;
        this.counts = counts;
        this.budget = budget;
        this.answerWithin = answerWithin;
        this.senderPatience = senderPatience;
        this.tracing = tracing;
        this.pace = pace;
        this.ownTrace = tracing.current();
        this.sendersTrace = TraceParent.of(request.getHeader("traceparent"));
        this.reopened = () -> context.runOnContext(now -> reopened());
    }

    /** Runs it. Completes when the last result was written or the connection is gone. */
    Future<Void> run() {
        response.setChunked(true).putHeader(HttpHeaders.CONTENT_TYPE, MediaTypes.NDJSON);
        response.closeHandler(gone -> done.tryComplete());
        response.exceptionHandler(broken -> done.tryComplete());
        response.drainHandler(drained -> {
            moved();
            advance();
        });
        request.exceptionHandler(broken -> done.tryComplete());
        request.handler(chunk -> {
            fetching = false;
            splitter.feed(chunk.getBytes());
            advance();
        });
        request.endHandler(end -> {
            bodyEnded = true;
            advance();
        });
        long timer =
                exchange.vertx().setPeriodic(Math.max(1, senderPatience.toMillis() / 8), id -> leaveAnIdleSender());
        advance();
        return done.future().onComplete(over -> {
            exchange.vertx().cancelTimer(timer);
            pace.ifPresent(kept -> kept.forget(reopened));
        });
    }

    /**
     * Reads no further, and leaves the sender once each line that was read has its result. May be called from any thread.
     */
    void stop() {
        context.runOnContext(now -> {
            stopping = true;
            advance();
        });
    }

    /** A line was completed, or results were written or read. */
    private void moved() {
        lastMove = System.nanoTime();
    }

    /** Ends a batch that waits for nobody but its sender, and has for too long: others wait for its place. */
    private void leaveAnIdleSender() {
        if (pausing && results.pending() == 0 && System.nanoTime() - lastMove >= PAUSE_LIMIT.toNanos()) {
            leave(new Refusal(ProblemKind.UNAVAILABLE, "Archive material waits for live news"));
            return;
        }
        boolean waitsForSender =
                response.writeQueueFull() || (!busy && !pausing && results.pending() == 0 && !bodyEnded);
        if (!waitsForSender || System.nanoTime() - lastMove < senderPatience.toNanos()) {
            return;
        }
        leave(new Refusal(
                ProblemKind.BODY_TIMEOUT, "No line was completed within " + senderPatience.toSeconds() + " s"));
    }

    /** @param refusal said if nothing else was said yet */
    private void leave(Refusal refusal) {
        if (response.headWritten()) {
            // The sender sees the connection break instead of an end that looks regular.
            request.connection().close();
        } else {
            Answers.problem(exchange, refusal);
        }
        done.tryComplete();
    }

    /** Takes the next step that can be taken; called whenever something has changed. */
    private void advance() {
        if (done.future().isComplete()) {
            return;
        }
        writeKnown();
        if (pausing && stopping && !busy && results.pending() == 0) {
            leave(new Refusal(ProblemKind.UNAVAILABLE, "The service stops"));
            return;
        }
        if (busy || pausing || response.writeQueueFull() || results.pending() >= WINDOW) {
            return;
        }
        List<Admitted> admitted = admit();
        if (admitted.isEmpty() && pausing) {
            return;
        }
        // Of lines that are too long the result is known at once.
        writeKnown();
        if (!admitted.isEmpty()) {
            dispatch(admitted);
        } else if (held != null) {
            waitForRoom(held);
        } else if (!bodyEnded && !stopping) {
            fetch();
        } else if (!bodyEnded && results.pending() == 0) {
            leave(new Refusal(ProblemKind.UNAVAILABLE, "The service stops"));
        } else if (results.pending() == 0) {
            response.end();
            done.tryComplete();
        }
    }

    private void writeKnown() {
        Buffer known = results.known();
        if (known.length() > 0) {
            moved();
            response.write(known);
        }
    }

    /** A line, its place among the results, and the room it occupies. */
    private record Admitted(Line.Content line, OrderedResults.Slot slot, ByteBudget.Lease room) {}

    /** Lines that there is room for now; {@link #held} is the one, if any, that there is none for. */
    private List<Admitted> admit() {
        List<Admitted> admitted = new ArrayList<>();
        while (held == null && results.pending() < WINDOW) {
            Optional<Line> next = Optional.ofNullable(upcoming)
                    .or(splitter::next)
                    .or(() -> bodyEnded ? splitter.last() : Optional.empty());
            upcoming = null;
            if (next.isEmpty()) {
                break;
            }
            if (isToPause()) {
                upcoming = next.get();
                break;
            }
            pace.ifPresent(BackfillPace::take);
            if (next.get() instanceof Line.Content line) {
                budget.tryTake(line.bytes().length)
                        .ifPresentOrElse(
                                room -> admitted.add(new Admitted(line, results.reserve(), room)), () -> held = line);
            } else {
                results.reserve().fill(refused(next.get(), tooLong()));
            }
        }
        return admitted;
    }

    /** Whether no further line may come in now; if so it is told when one may. */
    private boolean isToPause() {
        if (pace.isEmpty() || pace.get().isOpen()) {
            return false;
        }
        pausing = true;
        pace.get().whenOpen(reopened);
        return true;
    }

    private void reopened() {
        pausing = false;
        // The wait was ours, and not the sender's.
        moved();
        advance();
    }

    private void dispatch(List<Admitted> admitted) {
        busy = true;
        context.executeBlocking(() -> submit(admitted), false).onComplete(submitted -> {
            busy = false;
            if (submitted.failed()) {
                // Not one article's fault: the sender sees the connection break instead of an end that looks regular.
                admitted.forEach(line -> line.room().close());
                Answers.refusal(submitted.cause());
                request.connection().close();
                done.tryComplete();
                return;
            }
            for (int i = 0; i < admitted.size(); i++) {
                awaitResult(admitted.get(i), submitted.result().get(i));
            }
            advance();
        });
    }

    /** On a worker: one after the other, so that they are published in order. */
    private List<CompletableFuture<Receipt>> submit(List<Admitted> admitted) {
        List<CompletableFuture<Receipt>> receipts = new ArrayList<>(admitted.size());
        for (Admitted next : admitted) {
            Step step = lineOf();
            CompletableFuture<Receipt> receipt = intake.accept(
                    next.line().bytes(), step.onward().orElseGet(TraceParent::fresh), next.room(), answerWithin);
            receipts.add(receipt.whenComplete((known, failure) -> step.close()));
        }
        return receipts;
    }

    /** All lines are part of the trace that the sender named; where it named none, each has its own. */
    private Step lineOf() {
        return sendersTrace.isPresent()
                ? tracing.begin(LINE, SpanKind.INTERNAL, ownTrace.or(() -> sendersTrace))
                : tracing.beginTrace(LINE, SpanKind.INTERNAL, ownTrace);
    }

    private void awaitResult(Admitted admitted, CompletableFuture<Receipt> receipt) {
        Future.fromCompletionStage(receipt, context).onComplete(known -> {
            admitted.slot()
                    .fill(
                            known.succeeded()
                                    ? accepted(admitted.line(), known.result())
                                    : refused(admitted.line(), Answers.refusal(known.cause())));
            advance();
        });
    }

    private LineResult accepted(Line line, Receipt receipt) {
        counts.accepted();
        return LineResult.of(line.number(), receipt);
    }

    private LineResult refused(Line line, Refusal refusal) {
        counts.refused(refusal.kind());
        return LineResult.of(line.number(), refusal.problem());
    }

    private void waitForRoom(Line.Content line) {
        busy = true;
        Future.fromCompletionStage(budget.take(line.bytes().length), context).onComplete(room -> {
            busy = false;
            held = null;
            if (room.failed()) {
                results.reserve().fill(refused(line, Answers.refusal(room.cause())));
                advance();
            } else if (done.future().isComplete()) {
                room.result().close();
            } else {
                dispatch(List.of(new Admitted(line, results.reserve(), room.result())));
            }
        });
    }

    private void fetch() {
        if (!fetching) {
            fetching = true;
            request.fetch(1);
        }
    }

    private static Refusal tooLong() {
        return new Refusal(ProblemKind.TOO_LARGE, "The line must be at most " + ArticleRoute.MAX_BODY_BYTES + " bytes");
    }
}

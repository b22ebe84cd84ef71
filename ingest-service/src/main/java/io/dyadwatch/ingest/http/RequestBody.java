package io.dyadwatch.ingest.http;

import io.dyadwatch.contracts.ProblemKind;
import io.dyadwatch.ingest.problem.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/** The whole body of a request that was paused until there was room for it. Event loop only. */
public final class RequestBody {
    /** Time in which a body need not have begun to arrive: a lost packet costs about one second. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final Duration LOOK = Duration.ofMillis(250);

    private RequestBody() {}

    /**
     * Refuses a body whose stated length is over the limit, before any of it is read.
     *
     * @return the most bytes the body can have
     * @throws Refusal as {@link ProblemKind#TOO_LARGE}
     */
    public static int statedLength(HttpServerRequest request, int limit) {
        String stated = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        // Netty has refused a length that is no number.
        long length = stated == null ? limit : Long.parseLong(stated);
        if (length > limit) {
            throw tooLarge(limit);
        }
        return (int) length;
    }

    /** Asks a sender who waits for it to send the body (RFC 9110 section 10.1.1). */
    public static void invite(HttpServerRequest request, HttpServerResponse response) {
        if (isInvitationExpected(request)) {
            response.writeContinue();
        }
    }

    /** Whether the sender holds the body back until it is invited. */
    public static boolean isInvitationExpected(HttpServerRequest request) {
        return "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT));
    }

    /**
     * Resumes the request and collects its body.
     *
     * <p>The body holds room that others wait for, so it must come at a rate: after {@link #GRACE}, as much of it as a
     * sender has sent who needs the whole patience for it. Who sends slower is not waited for.
     *
     * @param expected bytes that room is held for
     * @param patience how long the whole body may take, longer than {@link #GRACE}
     * @return fails with {@link Refusal} as {@link ProblemKind#TOO_LARGE} or {@link ProblemKind#BODY_TIMEOUT}, or with
     *     what broke the connection
     */
    public static Future<byte[]> read(
            Vertx vertx, HttpServerRequest request, int expected, int limit, Duration patience) {
        Promise<byte[]> whole = Promise.promise();
        Buffer collected = Buffer.buffer();
        request.handler(chunk -> {
            if (collected.length() + chunk.length() > limit) {
                whole.tryFail(tooLarge(limit));
            } else if (!whole.future().isComplete()) {
                collected.appendBuffer(chunk);
            }
        });
        request.endHandler(end -> whole.tryComplete(collected.getBytes()));
        request.exceptionHandler(whole::tryFail);
        long resumed = System.nanoTime();
        long timer = vertx.setPeriodic(LOOK.toMillis(), id -> {
            Duration elapsed = Duration.ofNanos(System.nanoTime() - resumed);
            if (collected.length() < due(expected, elapsed, patience)) {
                whole.tryFail(new Refusal(
                        ProblemKind.BODY_TIMEOUT,
                        "The body must arrive within " + patience.toSeconds() + " s and without long pauses"));
            }
        });
        request.resume();
        return whole.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    /** Bytes that must have arrived by a time; more than the whole once patience is over. */
    static long due(int expected, Duration elapsed, Duration patience) {
        if (elapsed.compareTo(patience) >= 0) {
            return Long.MAX_VALUE;
        }
        long counted = Math.max(0, elapsed.minus(GRACE).toMillis());
        return expected * counted / patience.minus(GRACE).toMillis();
    }

    private static Refusal tooLarge(int limit) {
        return new Refusal(ProblemKind.TOO_LARGE, "The body must be at most " + limit + " bytes");
    }
}

package io.dyadwatch.ingest.http;

import io.dyadwatch.access.http.UnreadBody;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Problem;
import io.dyadwatch.contracts.ProblemKind;
import io.dyadwatch.ingest.problem.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Answers in JSON, and every failure as a problem. Event loop only. */
public final class Answers {
    /** Seconds after which it is worth trying again, about as long as a Kafka client takes to reconnect. */
    private static final String RETRY_AFTER = "2";

    private static final Logger LOG = Logger.getLogger(Answers.class);

    private Answers() {}

    /** Answers with a JSON value. */
    public static void json(RoutingContext exchange, int status, Object value) {
        send(exchange, status, MediaTypes.JSON, value);
    }

    /** Answers with the problem that a failure stands for. */
    public static void failure(RoutingContext exchange, Throwable failure) {
        problem(exchange, refusal(failure));
    }

    /** Answers with a problem. */
    public static void problem(RoutingContext exchange, Refusal refusal) {
        HttpServerResponse response = exchange.response();
        if (response.headWritten() || response.closed()) {
            return;
        }
        if (refusal.kind() == ProblemKind.UNAVAILABLE) {
            response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        }
        UnreadBody body = UnreadBody.of(exchange);
        body.announceEnd();
        send(exchange, refusal.kind().status(), Problem.CONTENT_TYPE, refusal.problem());
        body.drain();
    }

    /** The refusal that a failure stands for; what nobody foresaw is logged and told without its details. */
    public static Refusal refusal(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof Refusal refusal) {
            return refusal;
        }
        if (cause instanceof TimeoutException || cause instanceof RejectedExecutionException) {
            return new Refusal(ProblemKind.UNAVAILABLE, "Too many articles are on their way to Kafka already");
        }
        // The message is left out: it may hold what the sender sent.
        LOG.errorf(
                "A request failed unexpectedly: fault=%s place=%s",
                cause.getClass().getName(), origin(cause));
        return new Refusal(ProblemKind.INTERNAL, "The article was not taken for a reason that is not its own");
    }

    private static String origin(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        return trace.length == 0 ? "an unknown place" : trace[0].toString();
    }

    private static void send(RoutingContext exchange, int status, String mediaType, Object value) {
        HttpServerResponse response = exchange.response();
        if (response.headWritten() || response.closed()) {
            return;
        }
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, mediaType)
                .end(Buffer.buffer(Json.write(value)));
    }
}

package io.dyadwatch.access.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What of a request's body is still to come when its answer is given already. Some of it is read and thrown away, since
 * closing a connection on a sender who still sends would take the answer away from it; but never without end. Event loop
 * only.
 */
public final class UnreadBody {
    private static final long DRAINED_BYTES = 8L * 1024 * 1024;
    private static final long DRAINED_MILLIS = 5_000;

    private final RoutingContext exchange;
    private final HttpServerRequest request;
    private final boolean over;
    private final boolean heldBack;

    private UnreadBody(RoutingContext exchange) {
        this.exchange = exchange;
        this.request = exchange.request();
        this.over = request.isEnded();
        // RFC 9110 section 10.1.1: the sender waits for an invitation to send it.
        this.heldBack = !over && "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT));
    }

    /** Made before the answer is sent. */
    public static UnreadBody of(RoutingContext exchange) {
        return new UnreadBody(exchange);
    }

    /** Before the answer's head: a body that was not invited never comes, so the connection cannot be used again. */
    public void announceEnd() {
        if (heldBack) {
            exchange.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }

    /** After the answer. */
    public void drain() {
        if (over || heldBack || request.isEnded()) {
            return;
        }
        AtomicLong drained = new AtomicLong();
        long timer = exchange.vertx()
                .setTimer(DRAINED_MILLIS, id -> request.connection().close());
        request.handler(chunk -> {
            if (drained.addAndGet(chunk.length()) > DRAINED_BYTES) {
                request.connection().close();
            }
        });
        request.endHandler(end -> exchange.vertx().cancelTimer(timer));
        request.exceptionHandler(broken -> exchange.vertx().cancelTimer(timer));
        request.resume();
    }
}

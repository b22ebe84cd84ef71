package io.dyadwatch.operations.trace;

import io.dyadwatch.contracts.TraceParent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import java.util.Optional;

/** A span that has begun; closing it ends it, on whichever thread. */
public final class Step implements AutoCloseable {
    private final Span span;
    private final Optional<TraceParent> onward;

    Step(Span span, Optional<TraceParent> onward) {
        this.span = span;
        this.onward = onward;
    }

    /** What to send along to those who take the work on: this span, or what came from outside where tracing is off. */
    public Optional<TraceParent> onward() {
        return onward;
    }

    /** Tells one thing about it. */
    public Step with(TraceKey key, String value) {
        span.setAttribute(key.attribute(), value);
        return this;
    }

    /** Tells one number about it. */
    public Step with(TraceKey key, long value) {
        span.setAttribute(key.attribute(), value);
        return this;
    }

    /** @param reason in fixed words or the name of a class, never a message of somebody else's */
    public void failed(String reason) {
        span.setStatus(StatusCode.ERROR);
        span.setAttribute(TraceKey.REASON.attribute(), reason);
    }

    /** Makes what this thread logs carry the trace's id until the scope is closed, on the same thread. */
    @SuppressWarnings("MustBeClosedChecker") // handed to the caller, who closes it
    public Scope current() {
        return span.getSpanContext().isValid() ? span.makeCurrent() : Scope.noop();
    }

    @Override
    public void close() {
        span.end();
    }
}

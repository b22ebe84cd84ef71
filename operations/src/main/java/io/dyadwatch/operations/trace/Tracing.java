package io.dyadwatch.operations.trace;

import io.dyadwatch.contracts.TraceParent;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Begins the spans that this system makes itself: those of an article on its way through Kafka, and those of attempts to
 * send. Switched off, it makes none, and a trace that came from outside is handed on as it came. Safe for threads.
 *
 * <p>A span tells where and how long, by {@link TraceKey}: never what an article says, nor where a webhook goes.
 */
public final class Tracing {
    private static final String SCOPE = "io.dyadwatch";

    private final @Nullable Tracer tracer;

    private Tracing(@Nullable Tracer tracer) {
        this.tracer = tracer;
    }

    /** Makes no spans. */
    public static Tracing off() {
        return new Tracing(null);
    }

    public static Tracing by(OpenTelemetry telemetry) {
        return new Tracing(telemetry.getTracer(SCOPE));
    }

    /**
     * The trace of the request that this thread answers.
     *
     * @return empty where tracing is off
     */
    public Optional<TraceParent> current() {
        return tracer == null ? Optional.empty() : of(Span.current().getSpanContext());
    }

    /** Begins a step of a trace; of a new one where there is none so far. */
    public Step begin(String name, SpanKind kind, Optional<TraceParent> parent) {
        if (tracer == null) {
            return new Step(Span.getInvalid(), parent);
        }
        Context above = parent.map(Tracing::context).orElse(Context.root());
        return start(tracer.spanBuilder(name).setParent(above), kind, parent);
    }

    /**
     * Begins a trace of its own. Where tracing is off, it has an id all the same, for those that read it behind us.
     *
     * @param origin what brought it about
     */
    public Step beginTrace(String name, SpanKind kind, Optional<TraceParent> origin) {
        if (tracer == null) {
            return new Step(Span.getInvalid(), Optional.of(TraceParent.fresh()));
        }
        SpanBuilder builder = tracer.spanBuilder(name).setNoParent();
        origin.map(Tracing::spanContext).ifPresent(builder::addLink);
        return start(builder, kind, Optional.empty());
    }

    private static Step start(SpanBuilder builder, SpanKind kind, Optional<TraceParent> parent) {
        Span span = builder.setSpanKind(kind).startSpan();
        return new Step(span, of(span.getSpanContext()).or(() -> parent));
    }

    private static Optional<TraceParent> of(SpanContext span) {
        return span.isValid()
                ? TraceParent.of("00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex())
                : Optional.empty();
    }

    private static Context context(TraceParent parent) {
        return Context.root().with(Span.wrap(spanContext(parent)));
    }

    /** {@code version-traceid-parentid-flags}, of lengths 2, 32, 16 and 2. */
    private static SpanContext spanContext(TraceParent parent) {
        String value = parent.value();
        return SpanContext.createFromRemoteParent(
                value.substring(3, 35),
                value.substring(36, 52),
                TraceFlags.fromHex(value, 53),
                TraceState.getDefault());
    }
}

package io.dyadwatch.alert.delivery;

import io.dyadwatch.contracts.TraceParent;
import io.dyadwatch.operations.trace.Step;
import io.dyadwatch.operations.trace.TraceKey;
import io.dyadwatch.operations.trace.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;

/**
 * Each attempt as a span of its article's trace, which stands in the delivery's row: also hours later and in another
 * instance. What is sent carries the attempt's span. Where it goes is told by the endpoint's id alone, for its URL may
 * hold a secret.
 */
public final class TracedSender implements Sender {
    private final Sender sender;
    private final Tracing tracing;

    public TracedSender(Sender sender, Tracing tracing) {
        this.sender = sender;
        this.tracing = tracing;
    }

    @Override
    @SuppressWarnings("try") // the scope is there to be left
    public AttemptResult send(Claim claim) {
        SpanKind kind = claim.goal() instanceof Claim.Goal.Kafka ? SpanKind.PRODUCER : SpanKind.CLIENT;
        try (Step step = tracing.begin("attempt", kind, claim.traceparent().flatMap(TraceParent::of))
                        .with(TraceKey.DELIVERY, claim.id().toString())
                        .with(TraceKey.ATTEMPT, claim.attempt());
                Scope ignored = step.current()) {
            if (claim.goal() instanceof Claim.Goal.Webhook webhook) {
                step.with(TraceKey.ENDPOINT, webhook.endpoint().toString());
            } else if (claim.goal() instanceof Claim.Goal.Kafka topic) {
                step.with(TraceKey.SYSTEM, "kafka")
                        .with(TraceKey.WATCH, topic.watch().toString());
            }
            AttemptResult result = sender.send(
                    step.onward().map(trace -> claim.within(trace.value())).orElse(claim));
            tell(step, result);
            return result;
        }
    }

    private static void tell(Step step, AttemptResult result) {
        if (result instanceof AttemptResult.Delivered delivered) {
            step.with(TraceKey.OUTCOME, "delivered");
            if (delivered.status() != null) {
                step.with(TraceKey.STATUS, delivered.status());
            }
        } else if (result instanceof AttemptResult.Failed failed) {
            // Its reason may quote what came from there.
            step.with(TraceKey.OUTCOME, "failed").failed(failed.silent() ? "nobody took it" : "refused");
            if (failed.status() != null) {
                step.with(TraceKey.STATUS, failed.status());
            }
        } else if (result instanceof AttemptResult.Unavailable unavailable) {
            step.with(TraceKey.OUTCOME, "unavailable").failed(unavailable.reason());
        } else if (result instanceof AttemptResult.Impossible impossible) {
            step.with(TraceKey.OUTCOME, "impossible").failed(impossible.reason());
        }
    }
}

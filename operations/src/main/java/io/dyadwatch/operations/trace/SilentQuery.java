package io.dyadwatch.operations.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;

/**
 * Takes out of the framework's spans of requests what senders chose freely: the query of the URL, in which some put what
 * belongs in a header, and the name of their program.
 */
@Singleton
public class SilentQuery implements SpanProcessor {
    private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");
    private static final AttributeKey<String> USER_AGENT = AttributeKey.stringKey("user_agent.original");

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        // An attribute cannot be removed.
        blank(span, QUERY);
        blank(span, USER_AGENT);
    }

    private static void blank(ReadWriteSpan span, AttributeKey<String> key) {
        if (span.getAttribute(key) != null) {
            span.setAttribute(key, "");
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
        return false;
    }
}

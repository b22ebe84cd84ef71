package io.dyadwatch.ingest;

import io.dyadwatch.operations.trace.Tracing;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Spans, where {@code dyadwatch.traces} names a collector. */
@Singleton
public class TraceWiring {
    @Produces
    @Singleton
    Tracing tracing(OpenTelemetry telemetry, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
        return disabled ? Tracing.off() : Tracing.by(telemetry);
    }
}

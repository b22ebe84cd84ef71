package io.dyadwatch.operations.trace;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/**
 * The one variable: {@code dyadwatch.traces} ({@code DYADWATCH_TRACES}) is the URL of an OpenTelemetry collector, and
 * traces are made where it is given and not blank.
 */
public final class TracesSwitch implements ConfigSourceInterceptor {
    private static final long serialVersionUID = 1L;

    static final String COLLECTOR = "dyadwatch.traces";
    static final String DISABLED = "quarkus.otel.sdk.disabled";
    static final String ENDPOINT = "quarkus.otel.exporter.otlp.endpoint";

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        if (name.equals(DISABLED) || name.equals(ENDPOINT)) {
            ConfigValue collector = context.proceed(COLLECTOR);
            String url = collector == null ? null : collector.getValue();
            if (url != null && !url.isBlank()) {
                return collector.withName(name).withValue(name.equals(DISABLED) ? "false" : url.strip());
            }
        }
        return context.proceed(name);
    }
}

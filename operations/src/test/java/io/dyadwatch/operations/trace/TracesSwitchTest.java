package io.dyadwatch.operations.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracesSwitchTest {
    private static final Map<String, String> PACKAGED = Map.of(TracesSwitch.DISABLED, "true");

    @Test
    void aCollectorsUrlIsAllThatItTakes() {
        SmallRyeConfig config = config(Map.of("dyadwatch.traces", " http://otel-collector:4317 "));

        assertThat(config.getValue("quarkus.otel.sdk.disabled", boolean.class)).isFalse();
        assertThat(config.getConfigValue("quarkus.otel.exporter.otlp.endpoint").getValue())
                .isEqualTo("http://otel-collector:4317");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void aBlankOneIsNone(String url) {
        SmallRyeConfig config = config(Map.of("dyadwatch.traces", url));

        assertThat(config.getValue("quarkus.otel.sdk.disabled", boolean.class)).isTrue();
        assertThat(config.getConfigValue("quarkus.otel.exporter.otlp.endpoint").getValue())
                .isNull();
    }

    @Test
    void withoutItTheFrameworksOwnSettingsHold() {
        assertThat(config(Map.of()).getValue("quarkus.otel.sdk.disabled", boolean.class))
                .isTrue();
    }

    private static SmallRyeConfig config(Map<String, String> given) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredInterceptors()
                .withSources(new PropertiesConfigSource(PACKAGED, "packaged", 100))
                .withSources(new PropertiesConfigSource(given, "given", 300))
                .build();
    }
}

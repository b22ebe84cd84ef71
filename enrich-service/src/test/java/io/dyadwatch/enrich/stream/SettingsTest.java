package io.dyadwatch.enrich.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyadwatch.enrich.EnrichConfig;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void whatIsSetForEveryKafkaClientReachesTheStreamUnderItsOwnSettings() {
        // when
        Properties settings = StreamSettings.of(
                Map.of(
                        "bootstrap.servers", "kafka:9093",
                        "security.protocol", "SSL",
                        "group.id", "another",
                        "processing.guarantee", "at_least_once"),
                config(Map.of()));

        // then
        assertThat(settings)
                .containsEntry("bootstrap.servers", "kafka:9093")
                .containsEntry("security.protocol", "SSL")
                .containsEntry("application.id", StreamSettings.APPLICATION_ID)
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .doesNotContainKey("group.id");
        assertThat(StreamSettings.ofAdmin(Map.of("security.protocol", "SSL")))
                .containsEntry("security.protocol", "SSL");
    }

    @Test
    void anUnknownKeyFailsTheStart() {
        assertThatThrownBy(() -> config(Map.of("dyadwatch.enrich.stat-dir", "data")))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("dyadwatch.enrich.stat-dir");
    }

    private static EnrichConfig config(Map<String, String> set) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(EnrichConfig.class)
                .withSources(new PropertiesConfigSource(set, "set", 100))
                .build()
                .getConfigMapping(EnrichConfig.class);
    }
}

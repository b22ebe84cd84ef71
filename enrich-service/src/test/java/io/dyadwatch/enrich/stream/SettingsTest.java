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
    void anInstanceHasNoNameOfItsOwnAndIsMissedWithinSeconds() {
        Properties settings = StreamSettings.of(Map.of(), config(Map.of()));

        assertThat(settings)
                .doesNotContainKey("main.consumer.group.instance.id")
                .containsEntry("main.consumer.session.timeout.ms", 6000)
                .containsEntry("main.consumer.heartbeat.interval.ms", 1500)
                .containsEntry("num.standby.replicas", 0)
                .containsEntry("replication.factor", -1);
    }

    @Test
    void membershipAndCopiesOfTheStateCanBeSet() {
        Properties settings = StreamSettings.of(
                Map.of(),
                config(Map.of(
                        "dyadwatch.enrich.instance-id", "one",
                        "dyadwatch.enrich.session-timeout", "20s",
                        "dyadwatch.enrich.standby-replicas", "1",
                        "dyadwatch.enrich.internal-replication-factor", "3")));

        assertThat(settings)
                .containsEntry("main.consumer.group.instance.id", "one")
                .containsEntry("main.consumer.session.timeout.ms", 20_000)
                .containsEntry("main.consumer.heartbeat.interval.ms", 5000)
                .containsEntry("num.standby.replicas", 1)
                .containsEntry("replication.factor", 3);
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

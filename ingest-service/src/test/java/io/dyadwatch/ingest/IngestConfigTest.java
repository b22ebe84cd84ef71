package io.dyadwatch.ingest;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngestConfigTest {

    @Test
    void anUnknownKeyFailsTheStart() {
        // given
        SmallRyeConfigBuilder config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(IngestConfig.class)
                .withSources(new PropertiesConfigSource(Map.of("dyadwatch.ingest.max-batch", "1"), "set", 100));

        // then
        assertThatThrownBy(config::build)
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("dyadwatch.ingest.max-batch");
    }

    @Test
    void anAnswerThatWouldComeBeforeKafkasFailsTheStart() {
        // given
        Duration delivery = Duration.ofSeconds(3);

        // then
        assertThatThrownBy(() -> IngestWiring.requireAnswersAfterDelivery(delivery, delivery))
                .hasMessageContaining("dyadwatch.ingest.answer-within")
                .hasMessageContaining("delivery.timeout.ms");
        assertThatCode(() -> IngestWiring.requireAnswersAfterDelivery(delivery.plusMillis(1), delivery))
                .doesNotThrowAnyException();
    }
}

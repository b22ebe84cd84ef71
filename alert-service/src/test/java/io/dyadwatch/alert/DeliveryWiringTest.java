package io.dyadwatch.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyadwatch.alert.delivery.RetrySchedule;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryWiringTest {
    @Test
    void byDefaultADeliveryIsTriedTenTimesTheSecondAboutFiveSecondsAfterTheFirst() {
        RetrySchedule schedule =
                DeliveryWiring.settings(Settings.with(Map.of())).schedule();

        assertThat(schedule.after(1, new SplittableRandom()))
                .hasValueSatisfying(delay -> assertThat(delay).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6)));
        assertThat(schedule.after(9, new SplittableRandom())).isPresent();
        assertThat(schedule.after(10, new SplittableRandom())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT15S, PT30S", "PT1S, PT12S"})
    void aLeaseThatAnAttemptMayOutliveIsRefused(String requestTimeout, String lease) {
        AlertConfig config = Settings.with(Map.of(
                "dyadwatch.alert.request-timeout", requestTimeout,
                "dyadwatch.alert.lease", lease));

        assertThatThrownBy(() -> DeliveryWiring.settings(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dyadwatch.alert.lease");
    }
}

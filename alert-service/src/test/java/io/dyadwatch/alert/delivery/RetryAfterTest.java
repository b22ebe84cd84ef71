package io.dyadwatch.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | PT1S",
                "1 | PT1S",
                "120 | PT2M",
                " 120 | PT2M",
                "86400 | PT24H",
                "86401 | PT24H",
                "999999999999999999 | PT24H",
                "Fri, 20 Nov 2026 09:00:30 GMT | PT30S",
                "Fri, 20 Nov 2026 08:59:00 GMT | PT1S",
                "Fri, 21 Nov 2031 09:00:00 GMT | PT24H",
            })
    void secondsAndDatesAreReadAndBounded(String value, Duration asked) {
        assertThat(RetryAfter.parse(value, NOW)).contains(asked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''", "-1", "1.5", "+3", "soon", "9999999999999999999", "2026-11-20T09:00:30Z", "1 2", "٣"})
    void whatIsNeitherCountsAsAbsent(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isEmpty();
    }
}

package io.dyadwatch.cli.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class StartAtTest {
    private final StartAt.Converter converter = new StartAt.Converter();

    @Test
    void knowsBothEnds() {
        assertThat(converter.convert("earliest")).isEqualTo(new StartAt.Earliest());
        assertThat(converter.convert("Latest")).isEqualTo(new StartAt.Latest());
    }

    @Test
    void longerAgoThan1970IsTheBeginning() {
        Instant now = Instant.ofEpochMilli(5_000);

        assertThat(new StartAt.Since(Duration.ofSeconds(2)).fromMillis(now)).isEqualTo(3_000);
        assertThat(new StartAt.Since(Duration.ofDays(1)).fromMillis(now)).isZero();
        assertThat(new StartAt.Since(Duration.ofSeconds(Long.MAX_VALUE)).fromMillis(now))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"90s,PT90S", "5m,PT5M", "2h,PT2H", "1d,PT24H", "PT1H30M,PT90M", "pt5m,PT5M", "P1D,PT24H"})
    void readsDurationsInBothForms(String given, Duration ago) {
        assertThat(converter.convert(given)).isEqualTo(new StartAt.Since(ago));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5x", "-5m", "PT-5M", "yesterday", "99999999999d"})
    void saysWhatWouldHaveBeenRight(String given) {
        assertThatThrownBy(() -> converter.convert(given))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("such as 90s, 5m, 2h, 1d or PT5M");
    }
}

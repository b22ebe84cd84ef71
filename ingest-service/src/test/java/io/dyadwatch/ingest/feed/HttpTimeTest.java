package io.dyadwatch.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTimeTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"})
    void eachOfTheThreeFormsOfADateIsRead(String date) {
        assertThat(HttpTime.date(date)).contains(Instant.parse("1994-11-06T08:49:37Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "0x10", "Sun, 06 Nov 1994 08:49:37 +0100", "12 13"})
    void anythingElseIsNoTime(String value) {
        assertThat(HttpTime.retryAfter(value, NOW)).isEmpty();
    }

    @Test
    void retryAfterIsSecondsOrADateAndNeverNegative() {
        assertThat(HttpTime.retryAfter("120", NOW)).contains(Duration.ofMinutes(2));
        assertThat(HttpTime.retryAfter("Fri, 20 Nov 2026 12:05:00 GMT", NOW)).contains(Duration.ofMinutes(5));
        assertThat(HttpTime.retryAfter("Fri, 20 Nov 2026 11:05:00 GMT", NOW)).contains(Duration.ZERO);
        assertThat(HttpTime.retryAfter("9".repeat(90), NOW)).contains(Duration.ofSeconds(999_999_999));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            max-age=600 | 600
            public, Max-Age="600" | 600
            max-age=600, no-cache | 0
            no-store | 0
            s-maxage=600 | 0
            max-age=sixty | 0
            """)
    void cacheControlSaysHowLongAnAnswerIsFresh(String cacheControl, long seconds) {
        assertThat(Freshness.of(Map.of("cache-control", List.of(cacheControl)), NOW))
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void theAgeThatAnAnswerHasAlreadyIsTakenOff() {
        Map<String, List<String>> headers = Map.of("cache-control", List.of("max-age=600"), "age", List.of("500"));
        Map<String, List<String>> stale = Map.of("cache-control", List.of("max-age=600"), "age", List.of("700"));

        assertThat(Freshness.of(headers, NOW)).isEqualTo(Duration.ofSeconds(100));
        assertThat(Freshness.of(stale, NOW)).isEqualTo(Duration.ZERO);
    }

    @Test
    void expiresCountsFromTheSendersOwnClockAndOnlyWithoutMaxAge() {
        Map<String, List<String>> expires = Map.of(
                "date", List.of("Fri, 20 Nov 2020 12:00:00 GMT"), "expires", List.of("Fri, 20 Nov 2020 12:10:00 GMT"));
        Map<String, List<String>> both =
                Map.of("cache-control", List.of("max-age=1"), "expires", List.of("Fri, 20 Nov 2026 12:10:00 GMT"));

        assertThat(Freshness.of(expires, NOW)).isEqualTo(Duration.ofMinutes(10));
        assertThat(Freshness.of(both, NOW)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Freshness.of(Map.of("expires", List.of("0")), NOW)).isEqualTo(Duration.ZERO);
    }
}

package io.dyadwatch.system.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock of one service goes wrong by ten minutes while articles come, and then right again. */
@Tag("containers")
@Tag("soak")
class ComposeClockIT {
    private static final Duration AHEAD = Duration.ofMinutes(10);
    /** Beyond which the rule {@code DyadwatchClockOff} fires. */
    private static final double TOLERATED_SECONDS = 30;

    /** A subscriber's library refuses what is signed with a time this far off; it is sent again until the clock is right. */
    private static final String RETRIES = "2s,5s,10s,20s,30s,30s,30s,30s,30s,30s,30s,30s,30s,30s,30s,30s";

    @ParameterizedTest
    @ValueSource(strings = {"enrich-service", "alert-service", "ingest-service"})
    void a_clock_that_is_ten_minutes_ahead_loses_nothing_and_once_it_is_set_back_its_service_begins_anew(
            String service) {
        Docker.assumeAnswers("a wrong clock");
        try (MovableClock clock = MovableClock.in(service);
                ComposeStack stack = ComposeStack.start(
                        "clock",
                        List.of("compose.yaml"),
                        clock.overrides().environment("alert-service", "DYADWATCH_ALERT_RETRY_SCHEDULE", RETRIES));
                Counting counting = Counting.start(stack, "kafka:19092")) {
            String wrong = stack.container(service);
            counting.awaitAccepted(Counting.ARTICLES / 6);
            counting.mark();
            clock.set(AHEAD);
            counting.awaitAccepted(Counting.ARTICLES / 3);
            assertThat(secondsOff(stack.metrics(wrong, service)))
                    .isCloseTo((double) AHEAD.toSeconds(), within(TOLERATED_SECONDS));
            clock.set(Duration.ZERO);
            await("a start with the right time").atMost(Duration.ofMinutes(1)).until(() -> stack.restarts(wrong) == 1);
            counting.awaitAccepted(Counting.ARTICLES);
            // What was to be sent at a time of the wrong clock is sent when that time has come.
            counting.finish(AHEAD.plusMinutes(5));
            assertThat(secondsOff(stack.metrics(wrong, service))).isCloseTo(0.0, within(TOLERATED_SECONDS));
            assertThat(stack.restarts(wrong)).isEqualTo(1);
        }
    }

    /** How far ahead of this machine's clock the service says that it is. */
    private static double secondsOff(Metrics metrics) {
        return metrics.only("dyadwatch_clock_seconds") - Instant.now().toEpochMilli() / 1000.0;
    }
}

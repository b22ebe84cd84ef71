package io.dyadwatch.system.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock of one service goes wrong by ten minutes while articles come, and then right again. */
@Tag("containers")
@Tag("soak")
class ComposeClockIT {
    private static final List<String> TIMES = List.of(
            "dyadwatch_seconds_behind",
            "dyadwatch_progress_seconds",
            "dyadwatch_publish_to_webhook_seconds_sum",
            "dyadwatch_publish_to_webhook_seconds_count",
            "dyadwatch_alert_attempts_total");

    /** A subscriber's library refuses what is signed with a time this far off; it is sent again until the clock is right. */
    private static final String RETRIES = "2s,5s,10s,20s,30s,30s,30s,30s,30s,30s,30s,30s,30s,30s,30s,30s";

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "enrich-service", "alert-service"})
    void a_clock_that_is_ten_minutes_ahead_loses_nothing_and_all_goes_on_when_it_is_right_again(String service) {
        Docker.assumeAnswers("a wrong clock");
        try (MovableClock clock = MovableClock.in(service);
                ComposeStack stack = ComposeStack.start(
                        "clock",
                        List.of("compose.yaml"),
                        clock.overrides().environment("alert-service", "DYADWATCH_ALERT_RETRY_SCHEDULE", RETRIES));
                Counting counting = Counting.start(stack, "kafka:19092")) {
            String wrong = stack.container(service);
            String alert = stack.container("alert-service");
            counting.awaitAccepted(Counting.ARTICLES / 6);
            counting.mark();
            clock.move(stack, wrong, Duration.ofMinutes(10));
            counting.awaitAccepted(Counting.ARTICLES / 3);
            System.out.println("clock of " + service + " ahead: " + shown(stack.metrics(alert, "alert-service")));
            clock.move(stack, wrong, Duration.ZERO);
            counting.awaitWorkDone();
            counting.finish();
            assertThat(stack.restarts(wrong)).isZero();
        }
    }

    /** What tells of times. */
    private static Map<String, Double> shown(Metrics metrics) {
        Map<String, Double> shown = new TreeMap<>(metrics.samples());
        shown.keySet()
                .retainAll(shown.keySet().stream()
                        .filter(name -> TIMES.stream().anyMatch(name::startsWith))
                        .toList());
        return shown;
    }
}

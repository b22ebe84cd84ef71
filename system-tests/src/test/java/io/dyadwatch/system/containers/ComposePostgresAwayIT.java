package io.dyadwatch.system.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** PostgreSQL is gone for two minutes while articles come. */
@Tag("containers")
@Tag("soak")
class ComposePostgresAwayIT {
    private static final Duration AWAY = Duration.ofMinutes(2);
    private static final int PER_MINUTE = Counting.PER_SECOND * 60;

    @Test
    void alert_service_says_so_waits_and_goes_on_by_itself() {
        Docker.assumeAnswers("PostgreSQL away");
        try (ComposeStack stack = ComposeStack.start("postgres-away", List.of("compose.yaml"), new Overrides());
                Counting counting = Counting.start(stack, "kafka:19092")) {
            String alert = stack.container("alert-service");
            String postgres = stack.container("postgres");
            counting.awaitAccepted(Counting.ARTICLES / 6);
            counting.mark();
            stack.stop(postgres);
            await("not ready").atMost(Duration.ofMinutes(2)).until(() -> stack.health(alert), "unhealthy"::equals);
            // Articles go on being accepted at their rate: they are the clock.
            counting.awaitAccepted((int) AWAY.toMinutes() * PER_MINUTE);
            Metrics symptom = stack.metrics(alert, "alert-service");
            stack.startAgain(postgres);
            stack.awaitHealthy(alert);
            assertThat(symptom.sum("dyadwatch_seconds_behind", "hop=\"alert\"")).isGreaterThan(60);
            assertThat(symptom.sum("dyadwatch_records_behind", "hop=\"alert\"")).isGreaterThan(PER_MINUTE);
            System.out.printf("PostgreSQL away: nothing came for %.1f s at the longest%n", counting.awaitWorkDone());
            assertThat(stack.restarts(alert)).as("restarts of alert-service").isZero();
            counting.finish();
        }
    }
}

package io.dyadwatch.system.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The short one of the faults, for every build: the others are in the soak. */
@Tag("containers")
@Tag("soak")
class ComposeShortFaultIT {
    @Test
    void a_killed_enrich_service_comes_back_and_nothing_is_lost_or_comes_twice() {
        Docker.assumeAnswers("a fault on the Compose file");
        try (ComposeStack stack = ComposeStack.start("short-fault", List.of("compose.yaml"), new Overrides());
                Counting counting = Counting.start(stack, "kafka:19092")) {
            String enrich = stack.container("enrich-service");
            counting.awaitAccepted(Counting.ARTICLES / 6);
            stack.kill(enrich);
            counting.awaitAccepted(Counting.ARTICLES / 5);
            stack.startAgain(enrich);
            stack.awaitHealthy(enrich);
            counting.awaitAccepted(Counting.ARTICLES / 3);
            counting.finish();
            assertThat(stack.restarts(enrich)).isZero();
        }
    }
}

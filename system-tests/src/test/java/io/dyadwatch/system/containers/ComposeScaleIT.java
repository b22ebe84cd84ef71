package io.dyadwatch.system.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code docker compose up --scale enrich-service=3}, and back to one, while articles come. */
@Tag("containers")
@Tag("soak")
class ComposeScaleIT {
    @Test
    void three_instances_share_the_work_and_one_takes_it_back_and_nothing_is_lost_or_comes_twice() {
        Docker.assumeAnswers("scaling the Compose file");
        Bars bars = new Bars();
        try (ComposeStack stack = ComposeStack.start("scale", List.of("compose.yaml"), new Overrides());
                Counting counting = Counting.start(stack, "kafka:19092")) {
            counting.awaitAccepted(Counting.ARTICLES / 6);
            counting.mark();
            stack.scale("enrich-service", 3);
            bars.measured("scaling to three", "enrich-service", counting.awaitWorkDone());
            List<String> enriching = Objects.requireNonNull(stack.containers().get("enrich-service"));
            // What one instance has enriched since its start: each has had its part.
            assertEveryOneHasWorked(stack, enriching);
            counting.mark();
            stack.scale("enrich-service", 1);
            bars.measured("scaling back to one", "enrich-service", counting.awaitWorkDone());
            counting.finish();
        }
        bars.assertHeld();
    }

    private static void assertEveryOneHasWorked(ComposeStack stack, List<String> enriching) {
        assertThat(enriching)
                .hasSize(3)
                .allSatisfy(container -> assertThat(stack.metrics(container, "enrich-service")
                                .sum("dyadwatch_enrich_articles_total", "outcome=\"enriched\""))
                        .isPositive());
    }
}

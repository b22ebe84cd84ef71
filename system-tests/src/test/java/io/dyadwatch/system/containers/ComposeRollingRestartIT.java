package io.dyadwatch.system.containers;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A rolling restart of everything in the cluster file: each instance, each broker, PostgreSQL, one after the other. */
@Tag("containers")
@Tag("soak")
class ComposeRollingRestartIT {
    private static final String BROKERS = "kafka:19092,kafka-2:19092,kafka-3:19092";

    @Test
    void everything_is_restarted_under_load_and_nothing_is_lost_or_comes_twice() {
        Docker.assumeAnswers("a rolling restart of the cluster file");
        try (ComposeStack stack = ComposeStack.start(
                        "rolling", List.of("compose.yaml", "compose.cluster.yaml"), Overrides.ofCluster());
                Counting counting = Counting.start(stack, BROKERS)) {
            counting.awaitAccepted(Counting.ARTICLES / 6);
            for (Map.Entry<String, List<String>> service : stack.containers().entrySet()) {
                counting.mark();
                service.getValue().forEach(stack::restart);
                System.out.printf(
                        "restart of %s: nothing came for %.1f s at the longest%n",
                        service.getKey(), counting.longestSilence());
            }
            counting.awaitAccepted(Counting.ARTICLES);
            // Three brokers and six services on a few cores: what waits comes late, and all of it.
            counting.finish(Duration.ofMinutes(15));
        }
    }
}

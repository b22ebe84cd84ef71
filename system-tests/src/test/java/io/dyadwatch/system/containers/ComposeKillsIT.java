package io.dyadwatch.system.containers;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code docker kill} of each container of the default stack in turn, the broker and PostgreSQL too. */
@Tag("containers")
@Tag("soak")
class ComposeKillsIT {
    @Test
    void whatever_is_killed_is_at_work_again_soon_and_nothing_is_lost_or_comes_twice() {
        Docker.assumeAnswers("killing each container of the Compose file");
        Bars bars = new Bars();
        try (ComposeStack stack = ComposeStack.start("kills", List.of("compose.yaml"), new Overrides());
                Counting counting = Counting.start(stack, "kafka:19092")) {
            for (Map.Entry<String, List<String>> each : stack.containers().entrySet()) {
                counting.awaitSettled();
                counting.mark();
                counting.awaitAccepted(Counting.ARTICLES / 6);
                stack.kill(each.getValue().get(0));
                stack.startAgain(each.getValue().get(0));
                bars.measured("docker kill of " + each.getKey(), each.getKey(), counting.awaitWorkDone());
            }
            counting.finish();
        }
        bars.assertHeld();
    }
}

package io.dyadwatch.system.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The broker's disk is full, and then an operator makes room. The disk is a volume in memory, of a size of its own; what
 * fills it is another file on it, written by a container that also keeps the volume from vanishing while the broker is
 * down.
 */
@Tag("containers")
@Tag("soak")
class ComposeFullDiskIT {
    @Test
    void publishers_are_refused_until_there_is_room_and_then_everything_goes_on_by_itself() {
        Docker.assumeAnswers("a full disk on the broker");
        Overrides small = new Overrides()
                .volume(
                        "kafka: !override\n  driver_opts:\n    type: tmpfs\n    device: tmpfs\n    o: size=512m,mode=0777")
                .line("kafka", "mem_limit: 2g");
        try (ComposeStack stack = ComposeStack.start("full-disk", List.of("compose.yaml"), small);
                Neighbour neighbour = Neighbour.on(stack, "kafka");
                Counting counting = Counting.start(stack, "kafka:19092")) {
            String ingest = stack.container("ingest-service");
            counting.awaitAccepted(Counting.ARTICLES / 3);
            counting.mark();
            double refusedBefore = refused(stack.metrics(ingest, "ingest-service"));
            neighbour.fill();
            // The producers of a broker that stands still find out when their time is over.
            await("refused articles")
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> refused(stack.metrics(ingest, "ingest-service")) > refusedBefore + 10);
            assertThat(stack.health(stack.container("kafka"))).isNotEqualTo("healthy");
            neighbour.free();
            System.out.printf("full disk: nothing came for %.1f s at the longest%n", counting.awaitWorkDone());
            counting.finish();
        }
    }

    private static double refused(Metrics ingest) {
        return ingest.sum("dyadwatch_ingest_articles_total", "outcome=")
                - ingest.sum("dyadwatch_ingest_articles_total", "outcome=\"accepted\"");
    }
}

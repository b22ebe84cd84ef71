package io.dyadwatch.enrich.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.operations.progress.Standing;
import io.dyadwatch.operations.progress.Work;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamWorkTest {
    @Test
    void aStreamThatDoesNotComeToRunIsWorkThatWaitsThoughItHasNoPartition() throws Exception {
        Standing stuck = new Standing(3, true);

        Map<?, Standing> parts = new StreamWork(articles(Map.of()), () -> stuck).look();

        assertThat(List.copyOf(parts.values())).isEqualTo(List.of(stuck));
    }

    @Test
    void eachPartitionThatStandsStillIsSeenOnItsOwn() throws Exception {
        Map<?, Standing> parts = new StreamWork(
                        articles(Map.of("one", new Standing(5, true), "other", new Standing(9, false))),
                        () -> Standing.idle(7))
                .look();

        assertThat(parts.values())
                .containsExactlyInAnyOrder(new Standing(5, true), new Standing(9, false), new Standing(7, false));
    }

    private static Work articles(Map<?, Standing> parts) {
        return new Work() {
            @Override
            public String hop() {
                return "enrich";
            }

            @Override
            public Map<?, Standing> look() {
                return parts;
            }
        };
    }
}

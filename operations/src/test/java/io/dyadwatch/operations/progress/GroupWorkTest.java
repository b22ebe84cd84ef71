package io.dyadwatch.operations.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.operations.lag.PartitionLag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class GroupWorkTest {
    private static final TopicPartition PARTITION = new TopicPartition("news", 0);

    @Test
    void aPartitionWaitsWhereARecordDoesAndMovesWithWhatIsCommitted() throws InterruptedException {
        assertThat(look(new PartitionLag(PARTITION, OptionalLong.of(5), 5, 9, Optional.of(Instant.EPOCH))))
                .isEqualTo(Map.of(PARTITION, new Standing(5, true)));
    }

    @Test
    void aPartitionWhoseOffsetsHoldOnlyMarkersOrWhatWasDeletedDoesNotWait() throws InterruptedException {
        assertThat(look(new PartitionLag(PARTITION, OptionalLong.of(5), 9, 9, Optional.empty())))
                .isEqualTo(Map.of(PARTITION, new Standing(5, false)));
    }

    @Test
    void aGroupThatNeverCommittedStandsStillTooWhileSomethingWaits() throws InterruptedException {
        assertThat(look(new PartitionLag(PARTITION, OptionalLong.empty(), 0, 9, Optional.of(Instant.EPOCH))))
                .isEqualTo(Map.of(PARTITION, new Standing(-1, true)));
    }

    @Test
    void aGroupThatHasNoPartitionYetIsStillSeenToStandStill() throws Exception {
        Standing joining = new Standing(3, true);

        Work work = new GroupWork("test", List::of).including("joining", () -> joining);

        assertThat(work.look()).isEqualTo(Map.of("joining", joining));
    }

    private static Map<?, Standing> look(PartitionLag lag) throws InterruptedException {
        return new GroupWork("test", () -> List.of(lag)).look();
    }

    @Test
    void asOneItMovesWhenAnyPartDoes() throws Exception {
        Work together = Work.of("test", () -> Map.of("one", new Standing(5, true), "other", new Standing(7, false)))
                .asOne();

        assertThat(together.look()).isEqualTo(Map.of("all", new Standing(12, true)));
    }
}

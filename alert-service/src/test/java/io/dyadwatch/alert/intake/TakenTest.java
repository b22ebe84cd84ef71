package io.dyadwatch.alert.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.operations.lag.PartitionLag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TakenTest {
    private static final TopicPartition PARTITION = new TopicPartition("news.enriched-article.v1", 3);
    private static final PartitionLag FROM_FIVE =
            new PartitionLag(PARTITION, OptionalLong.of(5), 5, 7, Optional.of(Instant.EPOCH));

    private final Taken taken = new Taken();

    @Test
    void aRecordThatWasTakenDoesNotWaitThoughItIsNotCommitted() throws InterruptedException {
        // 5 is a record, and 6 the marker that ends its transaction.
        taken.took(PARTITION, 5);

        PartitionLag lag = taken.beyond(() -> List.of(FROM_FIVE)).ask().get(0);

        assertThat(lag.oldest()).isEmpty();
        assertThat(lag.records()).isZero();
    }

    @Test
    void whatWasNotTakenWaits() throws InterruptedException {
        assertThat(taken.beyond(() -> List.of(FROM_FIVE)).ask()).containsExactly(FROM_FIVE);

        taken.took(PARTITION, 4);

        assertThat(taken.beyond(() -> List.of(FROM_FIVE)).ask()).containsExactly(FROM_FIVE);
    }

    @Test
    void oneRecordThatWasNotWrittenInATransactionWaitsBehindWhatWasTaken() throws InterruptedException {
        // 5 was taken and committed, and 6 is no marker: it was found there.
        PartitionLag one = new PartitionLag(PARTITION, OptionalLong.of(6), 6, 7, Optional.of(Instant.EPOCH));
        taken.took(PARTITION, 5);

        assertThat(taken.beyond(() -> List.of(one)).ask()).containsExactly(one);
    }
}

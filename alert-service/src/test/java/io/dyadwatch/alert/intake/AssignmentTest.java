package io.dyadwatch.alert.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class AssignmentTest {
    private static final TopicPartition ONE = new TopicPartition("articles", 1);

    private final Assignment assignment = new Assignment();
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

    @Test
    void nothingIsSettledBeforeTheGroupHasAnswered() {
        assertThat(assignment.isAssigned()).isFalse();
        assertThat(assignment.joining().waits()).isTrue();
    }

    @Test
    void aShareOfNoPartitionIsAShare() {
        assignment.onPartitionsAssigned(consumer, List.of());

        assertThat(assignment.share()).contains(Set.of());
        assertThat(assignment.joining().waits()).isFalse();
    }

    @Test
    void theShareIsWhatTheConsumerHasAndNotOnlyWhatWasAdded() {
        consumer.assign(List.of(ONE));

        assignment.onPartitionsAssigned(consumer, List.of());

        assertThat(assignment.share()).contains(Set.of(ONE));
    }

    @Test
    void whatWasTakenAwayIsNotSettledUntilTheGroupHasAnsweredAgain() {
        assignment.onPartitionsAssigned(consumer, List.of());
        long before = assignment.joining().done();

        assignment.onPartitionsRevoked(consumer, List.of(ONE));
        assertThat(assignment.isAssigned()).isFalse();
        assertThat(assignment.joining().done()).isGreaterThan(before);

        assignment.onPartitionsAssigned(consumer, List.of());
        assignment.onPartitionsLost(consumer, List.of(ONE));
        assertThat(assignment.isAssigned()).isFalse();
    }
}

package io.dyadwatch.alert.intake;

import io.dyadwatch.operations.progress.Standing;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Whether the consumer group has given this instance its share, which may be none when there are many instances. */
@ApplicationScoped
@Identifier(EnrichedArticleChannel.NAME) public class Assignment implements KafkaConsumerRebalanceListener {
    private final AtomicLong changes = new AtomicLong();
    private volatile Optional<Set<TopicPartition>> share = Optional.empty();

    /** The partitions of this instance, which may be none; absent while the group has not settled that. */
    public Optional<Set<TopicPartition>> share() {
        return share;
    }

    public boolean isAssigned() {
        return share.isPresent();
    }

    /** How joining the group stands: something to do as long as the share is not settled. */
    public Standing joining() {
        return new Standing(changes.get(), !isAssigned());
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        settle(Optional.of(Set.copyOf(consumer.assignment())));
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        settle(Optional.empty());
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        settle(Optional.empty());
    }

    private void settle(Optional<Set<TopicPartition>> now) {
        share = now;
        changes.incrementAndGet();
    }
}

package io.dyadwatch.alert.intake;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Whether the consumer group has given this instance its share, which may be none when there are many instances. */
@ApplicationScoped
@Identifier(EnrichedArticleChannel.NAME) public class Assignment implements KafkaConsumerRebalanceListener {
    private volatile boolean assigned;

    public boolean isAssigned() {
        return assigned;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        assigned = true;
    }
}

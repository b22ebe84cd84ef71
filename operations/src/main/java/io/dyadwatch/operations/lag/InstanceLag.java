package io.dyadwatch.operations.lag;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far behind a group is in the partitions that this instance has of a topic. Connects when it is first asked; a
 * broker's name may not resolve before. Safe for threads, which wait for each other's answers.
 */
public final class InstanceLag implements LagQuery, AutoCloseable {
    private final Supplier<LagClients> connect;
    private final String group;
    private final String topic;
    private final Supplier<Optional<Set<TopicPartition>>> share;
    private Optional<Set<TopicPartition>> lastShare = Optional.empty();
    private @Nullable LagClients clients;
    private @Nullable GroupLag lag;

    /**
     * @param kafka what every client is told, the brokers' address among it
     * @param clientId by which the brokers know who asks
     * @param share the partitions that this instance has now; absent while that is being settled
     */
    public InstanceLag(
            Map<String, Object> kafka,
            String clientId,
            String group,
            String topic,
            Supplier<Optional<Set<TopicPartition>>> share) {
        this.connect = () -> LagClients.of(kafka, clientId);
        this.group = group;
        this.topic = topic;
        this.share = share;
    }

    /**
     * What is to be shown: while the share is being settled, of the partitions that this instance had last, and before it
     * had any, of all of the topic.
     */
    @Override
    public synchronized List<PartitionLag> ask() throws InterruptedException {
        lastShare = share.get().or(() -> lastShare);
        GroupLag asked = connected();
        return lastShare.isPresent() ? asked.of(lastShare.get()) : asked.ofTopic(topic);
    }

    /**
     * What this instance answers for: of none while the share is being settled.
     *
     * @throws KafkaException if it cannot be told at the moment
     */
    public synchronized List<PartitionLag> ofShare() throws InterruptedException {
        Optional<Set<TopicPartition>> now = share.get();
        return now.isPresent() ? connected().of(now.get()) : List.of();
    }

    /** Waits for a question under way. */
    @Override
    public synchronized void close() {
        LagClients open = clients;
        if (open != null) {
            open.close();
            clients = null;
            lag = null;
        }
    }

    private GroupLag connected() {
        GroupLag present = lag;
        if (present != null) {
            return present;
        }
        LagClients made = connect.get();
        GroupLag first = made.of(group);
        clients = made;
        lag = first;
        return first;
    }
}

package io.dyadwatch.alert.intake;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Commits ten times a second how far records were acknowledged, all partitions at once, one request at a time; and what is left
 * of a partition when it is given up. A broker answers the commits of one connection one after the other and takes some
 * milliseconds for each, so that a commit for each record falls behind at some 150 records a second. For a channel that
 * acknowledges the records of a partition in their order.
 */
final class TimedCommit implements KafkaCommitHandler {
    /** The value of {@code commit-strategy}. */
    static final String NAME = "timed";

    private static final Logger LOG = Logger.getLogger(TimedCommit.class);
    private static final long INTERVAL_MILLIS = 100;
    /** Of a partition that is given up; a broker that takes longer is away, and the records are read again. */
    private static final Duration LAST_COMMIT = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final KafkaConsumer<?, ?> consumer;
    private final long timer;

    private final Set<TopicPartition> owned = new HashSet<>();
    private final Map<TopicPartition, OffsetAndMetadata> waiting = new HashMap<>();
    private boolean underWay;
    private boolean failing;

    /** How the channel gets one. */
    @ApplicationScoped
    @Identifier(NAME) public static class Factory implements KafkaCommitHandler.Factory {
        @Override
        public KafkaCommitHandler create(
                KafkaConnectorIncomingConfiguration config,
                Vertx vertx,
                KafkaConsumer<?, ?> consumer,
                BiConsumer<Throwable, Boolean> reportFailure) {
            return new TimedCommit(vertx, consumer);
        }
    }

    TimedCommit(Vertx vertx, KafkaConsumer<?, ?> consumer) {
        this.vertx = vertx;
        this.consumer = consumer;
        this.timer = vertx.setPeriodic(INTERVAL_MILLIS, id -> commit());
    }

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record) {
        acknowledged(new TopicPartition(record.getTopic(), record.getPartition()), record.getOffset());
        return Uni.createFrom().voidItem().runSubscriptionOn(record::runOnMessageContext);
    }

    synchronized void acknowledged(TopicPartition partition, long offset) {
        // Another instance may have taken a partition that was given up further by now.
        if (owned.contains(partition)) {
            waiting.merge(partition, new OffsetAndMetadata(offset + 1), TimedCommit::further);
        }
    }

    @Override
    public synchronized void partitionsAssigned(Collection<TopicPartition> partitions) {
        owned.addAll(partitions);
    }

    @Override
    public void partitionsRevoked(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> last = new HashMap<>();
        synchronized (this) {
            for (TopicPartition partition : partitions) {
                owned.remove(partition);
                OffsetAndMetadata offset = waiting.remove(partition);
                if (offset != null) {
                    last.put(partition, offset);
                }
            }
        }
        if (last.isEmpty()) {
            return;
        }
        try {
            // On the thread that polls, as whoever is told of a rebalance.
            consumer.unwrap().commitSync(last, LAST_COMMIT);
        } catch (KafkaException e) {
            LOG.warnf(
                    "The last offsets of partitions were not committed: partitions=%d error=%s",
                    last.size(), e.toString());
        }
    }

    @Override
    public void terminate(boolean graceful) {
        // What is left is committed when the consumer gives up its partitions.
        vertx.cancelTimer(timer);
    }

    private void commit() {
        synchronized (this) {
            if (underWay || waiting.isEmpty()) {
                return;
            }
            underWay = true;
        }
        send(consumer);
    }

    /** What waits is taken on the thread that polls, on which partitions are given up too: none is committed after that. */
    private <K, V> void send(KafkaConsumer<K, V> through) {
        through.runOnPollingThread(client -> {
                    Map<TopicPartition, OffsetAndMetadata> offsets = taken();
                    try {
                        client.commitAsync(offsets, (same, failure) -> ended(offsets, failure));
                    } catch (KafkaException e) {
                        ended(offsets, e);
                    }
                    return true;
                })
                .subscribe()
                .with(sent -> {}, failure -> ended(Map.of(), failure));
    }

    private synchronized Map<TopicPartition, OffsetAndMetadata> taken() {
        Map<TopicPartition, OffsetAndMetadata> offsets = Map.copyOf(waiting);
        waiting.clear();
        return offsets;
    }

    /** What failed is tried again with the next. */
    private synchronized void ended(Map<TopicPartition, OffsetAndMetadata> offsets, @Nullable Throwable failure) {
        underWay = false;
        if (failure == null) {
            failing = false;
            return;
        }
        offsets.forEach((partition, offset) -> {
            if (owned.contains(partition)) {
                waiting.merge(partition, offset, TimedCommit::further);
            }
        });
        if (!failing) {
            LOG.warnf(
                    "Offsets were not committed and are tried again: partitions=%d error=%s",
                    offsets.size(), failure.toString());
        }
        failing = true;
    }

    private static OffsetAndMetadata further(OffsetAndMetadata one, OffsetAndMetadata other) {
        return one.offset() >= other.offset() ? one : other;
    }
}

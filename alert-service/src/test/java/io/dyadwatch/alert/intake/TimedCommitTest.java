package io.dyadwatch.alert.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.vertx.mutiny.core.Vertx;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimedCommitTest {
    private static final TopicPartition FIRST = new TopicPartition("t", 0);
    private static final TopicPartition SECOND = new TopicPartition("t", 1);

    private final Vertx vertx = Vertx.vertx();
    private final Client unwrapped = new Client();
    private final TimedCommit commit = new TimedCommit(vertx, consumer());

    @BeforeEach
    void begin() {
        unwrapped.assign(Set.of(FIRST, SECOND));
        commit.partitionsAssigned(Set.of(FIRST, SECOND));
    }

    @AfterEach
    void end() {
        commit.terminate(false);
        vertx.closeAndAwait();
    }

    @Test
    void manyAcknowledgementsAreOneRequestAndTheNextWaitsForItsAnswer() {
        synchronized (commit) {
            for (int i = 0; i < 50; i++) {
                commit.acknowledged(FIRST, i);
            }
            commit.acknowledged(SECOND, 7);
        }
        await().until(() -> unwrapped.asked.size() == 1);
        assertThat(unwrapped.asked.get(0)).isEqualTo(offsets(50, 8));

        commit.acknowledged(FIRST, 50);
        await().during(Duration.ofMillis(300)).until(() -> unwrapped.asked.size() == 1);
        unwrapped.answers.get(0).onComplete(Map.of(), null);
        await().until(() -> unwrapped.asked.size() == 2);
        assertThat(unwrapped.asked.get(1)).containsExactly(Map.entry(FIRST, new OffsetAndMetadata(51)));
    }

    @Test
    void whatFailedIsTriedAgainWithWhatCameSince() {
        commit.acknowledged(FIRST, 3);
        await().until(() -> unwrapped.asked.size() == 1);
        commit.acknowledged(SECOND, 4);
        unwrapped.answers.get(0).onComplete(Map.of(), new IllegalStateException("away"));

        await().until(() -> unwrapped.asked.size() == 2);
        assertThat(unwrapped.asked.get(1)).isEqualTo(offsets(4, 5));
    }

    @Test
    void whatTheClientRefusesIsTriedAgain() {
        unwrapped.refusing = true;
        commit.acknowledged(FIRST, 3);
        await().until(() -> unwrapped.asked.size() >= 2);
        unwrapped.refusing = false;
        await().until(() -> !unwrapped.answers.isEmpty());

        assertThat(unwrapped.asked).containsOnly(Map.of(FIRST, new OffsetAndMetadata(4)));
    }

    @Test
    void aPartitionThatIsGivenUpIsCommittedAtOnceAndNoMore() {
        synchronized (commit) {
            commit.acknowledged(FIRST, 3);
            commit.partitionsRevoked(Set.of(FIRST));
        }
        assertThat(unwrapped.committed(Set.of(FIRST))).containsEntry(FIRST, new OffsetAndMetadata(4));

        synchronized (commit) {
            commit.acknowledged(FIRST, 4);
            commit.acknowledged(SECOND, 9);
        }
        await().until(() -> unwrapped.asked.size() == 1);
        assertThat(unwrapped.asked.get(0)).containsOnlyKeys(SECOND);
    }

    /** Its polling thread is whoever asks. */
    private KafkaConsumer<?, ?> consumer() {
        return (KafkaConsumer<?, ?>) Proxy.newProxyInstance(
                KafkaConsumer.class.getClassLoader(),
                new Class<?>[] {KafkaConsumer.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "unwrap" -> unwrapped;
                    case "runOnPollingThread" -> {
                        @SuppressWarnings("unchecked")
                        Function<Consumer<?, ?>, ?> action = (Function<Consumer<?, ?>, ?>) arguments[0];
                        yield Uni.createFrom().item(() -> action.apply(unwrapped));
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static final class Client extends MockConsumer<byte[], byte[]> {
        private final List<Map<TopicPartition, OffsetAndMetadata>> asked = new CopyOnWriteArrayList<>();
        private final List<OffsetCommitCallback> answers = new CopyOnWriteArrayList<>();

        private volatile boolean refusing;

        Client() {
            super("earliest");
        }

        @Override
        public synchronized void commitAsync(
                Map<TopicPartition, OffsetAndMetadata> offsets, @Nullable OffsetCommitCallback callback) {
            if (callback == null) {
                // From commitSync.
                super.commitAsync(offsets, null);
                return;
            }
            asked.add(offsets);
            if (refusing) {
                throw new KafkaException("not now");
            }
            answers.add(callback);
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> offsets(long first, long second) {
        return Map.of(FIRST, new OffsetAndMetadata(first), SECOND, new OffsetAndMetadata(second));
    }
}

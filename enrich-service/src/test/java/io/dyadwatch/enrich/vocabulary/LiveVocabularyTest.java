package io.dyadwatch.enrich.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dyadwatch.contracts.Topics;
import io.dyadwatch.enrich.SmallVocabulary;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start is given up where it does not get on: reading and building a long vocabulary must show that they do. */
class LiveVocabularyTest {
    private static final String TOPIC = Topics.VOCABULARY.name();

    private final VocabularyMetrics metrics = new VocabularyMetrics(new SimpleMeterRegistry());

    @TempDir
    Path folder;

    private LiveVocabulary live;

    @BeforeEach
    void begin() {
        live = new LiveVocabulary(SmallVocabulary.in(folder), Runnable::run, metrics);
    }

    @Test
    void eachBuildIsCounted() {
        assertThat(live.builds()).isZero();

        live.follow(new Standing(Map.of(), Set.of(), Map.of(0, 0L)));

        assertThat(live.inForce()).isPresent();
        assertThat(live.builds()).isEqualTo(1);
    }

    @Test
    void recordsAreCountedAsTheyAreReadBeforeTheEndIsReached() {
        TopicPartition partition = new TopicPartition(TOPIC, 0);
        MockConsumer<byte[], byte[]> topic = new MockConsumer<>("earliest");
        topic.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, Node.noNode(), new Node[0], new Node[0])));
        topic.updateBeginningOffsets(Map.of(partition, 0L));
        topic.updateEndOffsets(Map.of(partition, 1_000L));
        topic.schedulePollTask(() -> {
            for (int offset = 0; offset < 3; offset++) {
                byte[] key = ("actor/number-" + offset).getBytes(StandardCharsets.UTF_8);
                topic.addRecord(new ConsumerRecord<>(TOPIC, 0, offset, key, null));
            }
        });
        try (VocabularyFollower follower = new VocabularyFollower(() -> topic, live, metrics)) {
            follower.start();

            await().until(() -> follower.read() == 3);
            assertThat(live.inForce()).isEmpty();
        }
    }
}

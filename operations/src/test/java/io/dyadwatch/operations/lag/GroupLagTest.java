package io.dyadwatch.operations.lag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dyadwatch.localstack.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// JUnit fills the fields; records must be as old as the broker's clock says
@SuppressWarnings({"NullAway.Init", "TimeInStaticInitializer"})
class GroupLagTest {
    private static final String GROUP = "readers";
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private static final Instant TEN_MINUTES_AGO = NOW.minus(Duration.ofMinutes(10));

    @TempDir
    static Path folder;

    static EmbeddedKafka broker;
    static Admin admin;

    private final String topic = "t-" + UUID.randomUUID();
    private final TopicPartition first = new TopicPartition(topic, 0);
    private final TopicPartition second = new TopicPartition(topic, 1);
    private LagClients clients;
    private GroupLag lag;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedKafka.start(folder, 0);
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterAll
    static void stopBroker() {
        admin.close();
        broker.close();
    }

    @BeforeEach
    void makeTopic() throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
        clients = LagClients.of(Map.of("bootstrap.servers", broker.bootstrapServers()), "test");
        lag = clients.of(GROUP);
    }

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void ofATopicWithoutRecordsNothingWaits() throws Exception {
        assertThat(lag.ofTopic(topic))
                .containsExactly(
                        new PartitionLag(first, OptionalLong.empty(), 0, 0, Optional.empty()),
                        new PartitionLag(second, OptionalLong.empty(), 0, 0, Optional.empty()));
    }

    @Test
    void aTopicThatIsNotThereHasNoPartitions() throws Exception {
        assertThat(lag.ofTopic("nowhere")).isEmpty();
    }

    @Test
    void forAGroupThatHasNotCommittedEverythingWaits() throws Exception {
        write(first, TEN_MINUTES_AGO, NOW);

        assertThat(lag.ofTopic(topic))
                .containsExactly(
                        new PartitionLag(first, OptionalLong.empty(), 0, 2, Optional.of(TEN_MINUTES_AGO)),
                        new PartitionLag(second, OptionalLong.empty(), 0, 0, Optional.empty()));
    }

    @Test
    void theFirstRecordAfterTheCommittedOffsetTellsHowOldTheOldestIs() throws Exception {
        write(first, NOW.minus(Duration.ofHours(5)), TEN_MINUTES_AGO, NOW);
        write(second, NOW);
        commit(first, 1);
        commit(second, 1);

        List<PartitionLag> found = lag.ofTopic(topic);

        assertThat(found)
                .containsExactly(
                        new PartitionLag(first, OptionalLong.of(1), 1, 3, Optional.of(TEN_MINUTES_AGO)),
                        new PartitionLag(second, OptionalLong.of(1), 1, 1, Optional.empty()));
        assertThat(found.get(0).records()).isEqualTo(2);
        assertThat(found.get(0).behind(NOW)).isEqualTo(Duration.ofMinutes(10));
        assertThat(found.get(1).records()).isZero();
    }

    @Test
    void theMarkerOfATransactionIsNothingThatWaits() throws Exception {
        writeInTransactions(first, true, NOW);
        commit(first, 1);

        PartitionLag idle = lag.of(List.of(first)).get(0);

        assertThat(idle).isEqualTo(new PartitionLag(first, OptionalLong.of(1), 2, 2, Optional.empty()));
        assertThat(idle.records()).isZero();
        assertThat(idle.behind(NOW.plusSeconds(60))).isZero();
        assertThat(lag.of(List.of(first))).containsExactly(idle);
    }

    @Test
    void whatComesAfterTheMarkerWaits() throws Exception {
        writeInTransactions(first, true, NOW);
        commit(first, 1);
        lag.of(List.of(first));

        writeInTransactions(first, true, TEN_MINUTES_AGO);

        assertThat(lag.of(List.of(first)))
                .containsExactly(new PartitionLag(first, OptionalLong.of(1), 2, 4, Optional.of(TEN_MINUTES_AGO)));
    }

    @Test
    void whatWasAbortedDoesNotWait() throws Exception {
        writeInTransactions(first, false, TEN_MINUTES_AGO, TEN_MINUTES_AGO);

        assertThat(lag.of(List.of(first)))
                .containsExactly(new PartitionLag(first, OptionalLong.empty(), 3, 3, Optional.empty()));
    }

    @Test
    void whatIsNotCommittedYetDoesNotWait() throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = producer(Map.of("transactional.id", topic))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(record(first, TEN_MINUTES_AGO)).get();

            assertThat(lag.of(List.of(first))).extracting(PartitionLag::oldest).containsExactly(Optional.empty());

            producer.commitTransaction();
        }
        awaitMarkers(first);
        assertThat(lag.of(List.of(first)))
                .extracting(PartitionLag::oldest)
                .containsExactly(Optional.of(TEN_MINUTES_AGO));
    }

    @Test
    void whatRetentionTookDoesNotWait() throws Exception {
        write(first, NOW.minus(Duration.ofHours(5)), TEN_MINUTES_AGO, NOW);
        commit(first, 0);
        assertThat(lag.of(List.of(first))).extracting(each -> each.behind(NOW)).containsExactly(Duration.ofHours(5));

        deleteBefore(first, 1);

        assertThat(lag.of(List.of(first)))
                .containsExactly(new PartitionLag(first, OptionalLong.of(0), 1, 3, Optional.of(TEN_MINUTES_AGO)));

        deleteBefore(first, 3);

        assertThat(lag.of(List.of(first)))
                .containsExactly(new PartitionLag(first, OptionalLong.of(0), 3, 3, Optional.empty()));
    }

    @Test
    void whatIsLargerThanAFetchIsFoundInEachPartition() throws Exception {
        for (TopicPartition partition : List.of(first, second)) {
            try (KafkaProducer<byte[], byte[]> producer = producer(Map.of())) {
                producer.send(new ProducerRecord<>(
                                topic, partition.partition(), TEN_MINUTES_AGO.toEpochMilli(), null, new byte[800_000]))
                        .get();
            }
        }

        assertThat(lag.ofTopic(topic))
                .extracting(PartitionLag::oldest)
                .containsExactly(Optional.of(TEN_MINUTES_AGO), Optional.of(TEN_MINUTES_AGO));
    }

    @Test
    void anInstanceAnswersForThePartitionsItHasAndShowsAllUntilItHasAny() throws Exception {
        write(first, TEN_MINUTES_AGO);
        write(second, NOW);
        AtomicReference<Optional<Set<TopicPartition>>> share = new AtomicReference<>(Optional.empty());
        Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (InstanceLag instance = new InstanceLag(kafka, "test", GROUP, topic, share::get)) {
            assertThat(instance.ask()).extracting(PartitionLag::partition).containsExactly(first, second);
            assertThat(instance.ofShare()).isEmpty();

            share.set(Optional.of(Set.of(second)));
            assertThat(instance.ask()).extracting(PartitionLag::partition).containsExactly(second);
            assertThat(instance.ofShare()).extracting(PartitionLag::partition).containsExactly(second);

            share.set(Optional.empty());
            assertThat(instance.ask()).extracting(PartitionLag::partition).containsExactly(second);
            assertThat(instance.ofShare()).isEmpty();

            share.set(Optional.of(Set.of()));
            assertThat(instance.ask()).isEmpty();
            assertThat(instance.ofShare()).isEmpty();
        }
    }

    @Test
    void aBrokerThatIsNotThereIsAnErrorAndNotAnAnswer() {
        try (LagClients nobody = LagClients.of(Map.of("bootstrap.servers", "127.0.0.1:1"), "test")) {
            assertThatThrownBy(() -> nobody.of(GROUP).of(List.of(first))).isInstanceOf(KafkaException.class);
        }
    }

    private void write(TopicPartition partition, Instant... timestamps) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = producer(Map.of())) {
            for (Instant timestamp : timestamps) {
                producer.send(record(partition, timestamp)).get();
            }
        }
    }

    private void writeInTransactions(TopicPartition partition, boolean commit, Instant... timestamps) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = producer(Map.of("transactional.id", topic))) {
            producer.initTransactions();
            producer.beginTransaction();
            for (Instant timestamp : timestamps) {
                producer.send(record(partition, timestamp)).get();
            }
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        }
        awaitMarkers(partition);
    }

    /** The coordinator writes a transaction's marker some time after it has said that the transaction is over. */
    private static void awaitMarkers(TopicPartition partition) {
        await().until(() ->
                end(partition, IsolationLevel.READ_COMMITTED) == end(partition, IsolationLevel.READ_UNCOMMITTED));
    }

    private static long end(TopicPartition partition, IsolationLevel isolation) throws Exception {
        return admin.listOffsets(Map.of(partition, OffsetSpec.latest()), new ListOffsetsOptions(isolation))
                .partitionResult(partition)
                .get()
                .offset();
    }

    private static ProducerRecord<byte[], byte[]> record(TopicPartition partition, Instant timestamp) {
        return new ProducerRecord<>(
                partition.topic(), partition.partition(), timestamp.toEpochMilli(), null, new byte[] {1});
    }

    private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", broker.bootstrapServers());
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static void commit(TopicPartition partition, long offset) throws ExecutionException, InterruptedException {
        admin.alterConsumerGroupOffsets(GROUP, Map.of(partition, new OffsetAndMetadata(offset)))
                .all()
                .get();
    }

    private static void deleteBefore(TopicPartition partition, long offset) throws Exception {
        admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(offset)))
                .all()
                .get();
    }
}

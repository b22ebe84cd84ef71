package io.dyadwatch.enrich.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.Topics;
import io.dyadwatch.localstack.EmbeddedKafka;
import io.dyadwatch.localstack.TopicProvisioner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class GroupPositionsTest {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.ARTICLE.name(), 0);

    @Test
    void aGroupThatNeverCommittedIsAtTheStartAndOneThatDidIsWhereItCommitted() throws Exception {
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "kafka")), "positions");
        try (EmbeddedKafka kafka = EmbeddedKafka.start(data, 0)) {
            // given
            new TopicProvisioner(kafka.bootstrapServers()).provision((short) 1);
            Map<String, Object> settings =
                    Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
            writeTwo(settings);
            try (Admin admin = Admin.create(settings)) {
                GroupPositions positions = new GroupPositions(admin, "group");

                // then
                assertThat(positions.of(Set.of(PARTITION)))
                        .isEqualTo(Map.of(PARTITION, new StallWatch.Position(0, 0, 2)));

                // when
                admin.alterConsumerGroupOffsets("group", Map.of(PARTITION, new OffsetAndMetadata(1)))
                        .all()
                        .get();

                // then
                assertThat(positions.of(Set.of(PARTITION)))
                        .isEqualTo(Map.of(PARTITION, new StallWatch.Position(1, 0, 2)));
            }
        }
    }

    private static void writeTwo(Map<String, Object> settings) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < 2; i++) {
                byte[] bytes = {(byte) i};
                producer.send(new ProducerRecord<>(PARTITION.topic(), PARTITION.partition(), bytes, bytes))
                        .get();
            }
        }
    }
}

package io.dyadwatch.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.Topic;
import io.dyadwatch.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
    private static final String TOPIC = Topics.ARTICLE.name();

    @TempDir
    Path dataDir;

    @Test
    void keepsTopicsAndRecordsOverARestartOnTheSamePortAndDirectory() throws Exception {
        int port;
        try (EmbeddedKafka first = EmbeddedKafka.start(dataDir, 0)) {
            port = first.port();
            new TopicProvisioner(first.bootstrapServers()).provision((short) 1);
            produce(first.bootstrapServers(), "before");
        }

        try (EmbeddedKafka second = EmbeddedKafka.start(dataDir, port)) {
            produce(second.bootstrapServers(), "after");

            assertThat(second.port()).isEqualTo(port);
            assertThat(consume(second.bootstrapServers(), 2)).containsExactlyInAnyOrder("before", "after");
        }
    }

    @Test
    void makesEveryDeclaredTopicAsDeclaredAndIsContentToFindThemThere() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(dataDir, 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            TopicProvisioner provisioner = new TopicProvisioner(kafka.bootstrapServers());
            List<String> declared = Topics.ALL.stream().map(Topic::name).toList();

            List<String> made = provisioner.provision((short) 1);
            List<String> madeAgain = provisioner.provision((short) 1);

            assertThat(made).containsExactlyElementsOf(declared);
            assertThat(madeAgain).isEmpty();
            for (Topic<?> topic : Topics.ALL) {
                assertThat(partitions(admin, topic.name())).isEqualTo(topic.partitions());
                assertThat(settings(admin, topic.name())).containsAllEntriesOf(topic.settings());
            }
        }
    }

    @Test
    void takesBatchesOfEveryCompression() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(dataDir, 0)) {
            new TopicProvisioner(kafka.bootstrapServers()).provision((short) 1);

            for (String compression : List.of("none", "gzip", "snappy", "lz4", "zstd")) {
                produce(kafka.bootstrapServers(), compression, Map.of("compression.type", compression));
            }

            assertThat(consume(kafka.bootstrapServers(), 5))
                    .containsExactlyInAnyOrder("none", "gzip", "snappy", "lz4", "zstd");
        }
    }

    private static int partitions(Admin admin, String topic) throws Exception {
        Map<String, TopicDescription> described =
                admin.describeTopics(List.of(topic)).allTopicNames().get();
        return described.values().iterator().next().partitions().size();
    }

    private static Map<String, String> settings(Admin admin, String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Map<String, String> settings = new HashMap<>();
        for (Config config :
                admin.describeConfigs(List.of(resource)).all().get().values()) {
            config.entries().forEach(entry -> settings.put(entry.name(), entry.value()));
        }
        return settings;
    }

    private static void produce(String bootstrapServers, String value) throws Exception {
        produce(bootstrapServers, value, Map.of());
    }

    private static void produce(String bootstrapServers, String value, Map<String, Object> more) throws Exception {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", bootstrapServers);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, value.getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }

    private static List<String> consume(String bootstrapServers, int count) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<String> values = new ArrayList<>();
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    values.add(new String(record.value(), StandardCharsets.UTF_8));
                }
            }
            return values;
        }
    }
}

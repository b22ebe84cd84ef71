package io.dyadwatch.alert.vocabulary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dyadwatch.contracts.ActorType;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.contracts.VocabularyEntry;
import io.dyadwatch.localstack.EmbeddedKafka;
import io.dyadwatch.localstack.TopicProvisioner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class VocabularyReaderTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final AtomicInteger consumers = new AtomicInteger();
    private final AtomicInteger polls = new AtomicInteger();

    @Test
    void theVocabularyIsCompleteOnceItsTopicIsThereAndHoldsEntries() throws Exception {
        Vocabulary vocabulary = new Vocabulary();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(Path.of("target", "kafka-" + UUID.randomUUID()), 0);
                VocabularyReader reader = new VocabularyReader(() -> consumer(kafka.bootstrapServers()), vocabulary)) {
            reader.start();
            // Without a topic it looks again and again.
            await().atMost(SOON).until(() -> consumers.get() >= 2);
            assertThat(polls).hasValue(0);

            new TopicProvisioner(kafka.bootstrapServers()).provision((short) 1);
            await().atMost(SOON).until(() -> polls.get() >= 2);
            assertThat(vocabulary.isComplete()).isFalse();

            write(kafka.bootstrapServers(), "russia", "cuba");
            await().atMost(SOON).until(vocabulary::isComplete);
            assertThat(vocabulary.knowsActor("russia")).isTrue();
            await().atMost(SOON).until(() -> vocabulary.knowsActor("cuba"));
        }
    }

    private Consumer<byte[], byte[]> consumer(String bootstrapServers) {
        consumers.incrementAndGet();
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "allow.auto.create.topics", false);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()) {
            @Override
            public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
                polls.incrementAndGet();
                return super.poll(timeout);
            }
        };
    }

    private static void write(String bootstrapServers, String... actors)
            throws ExecutionException, InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (String id : actors) {
                VocabularyEntry entry = new VocabularyEntry(
                        VocabularyEntry.Kind.ACTOR, id, ActorType.COUNTRY, id, List.of(), null, false);
                producer.send(new ProducerRecord<>(
                                Topics.VOCABULARY.name(), entry.key().getBytes(UTF_8), Json.write(entry)))
                        .get();
            }
        }
    }
}

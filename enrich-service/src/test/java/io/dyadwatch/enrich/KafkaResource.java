package io.dyadwatch.enrich;

import io.dyadwatch.contracts.ActorType;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.contracts.VocabularyEntry;
import io.dyadwatch.localstack.EmbeddedKafka;
import io.dyadwatch.localstack.TopicProvisioner;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A real broker with every topic, for the service under test. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {
    /** An actor that stands on the vocabulary topic before the service starts. */
    public static final String CHANGED_BEFORE_START = "freedonia";
    /** An article that names it, and waits. */
    public static final Article FIRST_ARTICLE = Samples.article("first", "Freedonia is on the march.");
    /** Key of a vocabulary record that is none. */
    public static final String GARBAGE = "actor/garbage";

    private @Nullable EmbeddedKafka kafka;

    @Override
    public Map<String, String> start() {
        try {
            Path dir = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "enrich-");
            EmbeddedKafka started = EmbeddedKafka.start(dir.resolve("kafka"), 0);
            kafka = started;
            new TopicProvisioner(started.bootstrapServers()).provision((short) 1);
            writeBeforeStart(started.bootstrapServers());
            return Map.of(
                    "kafka.bootstrap.servers",
                    started.bootstrapServers(),
                    "dyadwatch.enrich.change-wait",
                    "PT60S",
                    "dyadwatch.enrich.state-dir",
                    dir.resolve("state").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeBeforeStart(String bootstrapServers) {
        VocabularyEntry changed = new VocabularyEntry(
                VocabularyEntry.Kind.ACTOR,
                CHANGED_BEFORE_START,
                ActorType.ORGANISATION,
                "Freedonia",
                List.of(),
                null,
                false,
                false,
                1,
                1,
                Samples.FETCHED_AT,
                null,
                "0".repeat(64),
                SmallVocabulary.organisation(CHANGED_BEFORE_START, "Freedonia"),
                List.of());
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer())) {
            for (ProducerRecord<String, byte[]> record : List.of(
                    new ProducerRecord<>(Topics.VOCABULARY.name(), changed.key(), Json.write(changed)),
                    new ProducerRecord<>(Topics.VOCABULARY.name(), GARBAGE, new byte[] {'{'}),
                    new ProducerRecord<>(Topics.ARTICLE.name(), FIRST_ARTICLE.id(), Json.write(FIRST_ARTICLE)))) {
                producer.send(record).get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
    }
}

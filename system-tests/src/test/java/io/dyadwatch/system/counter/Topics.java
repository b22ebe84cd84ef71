package io.dyadwatch.system.counter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads the topics from their beginning, {@code read_committed}, without a group. A position that the broker does not have
 * (any more) is an error, never a reason to begin again: records would be counted twice, or lost ones be overlooked.
 */
final class Topics {
    private static final String ARTICLE = "news.article.v1";
    private static final String ENRICHED = "news.enriched-article.v1";
    private static final String PAIR = "news.actor-pair.v1";
    private static final List<String> DEAD_LETTERS = List.of(ARTICLE + ".dlq", ENRICHED + ".dlq");

    private final String run;
    private final String bootstrapServers;
    private final Tally tally;
    private final ObjectMapper json = new ObjectMapper();

    Topics(String run, String bootstrapServers, Tally tally) {
        this.run = run;
        this.bootstrapServers = bootstrapServers;
        this.tally = tally;
    }

    void start() {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "isolation.level", "read_committed",
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "none",
                        "reconnect.backoff.max.ms", "200",
                        "metadata.max.age.ms", "5000",
                        "max.partition.fetch.bytes", "10485760"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                List.of(ARTICLE, ENRICHED, PAIR, DEAD_LETTERS.get(0), DEAD_LETTERS.get(1)).stream()
                        .flatMap(topic -> consumer.partitionsFor(topic).stream())
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Thread reader = new Thread(() -> read(consumer), "topics");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(KafkaConsumer<String, byte[]> consumer) {
        try {
            while (true) {
                for (ConsumerRecord<String, byte[]> each : consumer.poll(Duration.ofMillis(200))) {
                    count(each);
                }
            }
        } catch (KafkaException | IOException e) {
            tally.wrong("the topics cannot be read any more: " + e);
        }
    }

    private void count(ConsumerRecord<String, byte[]> each) throws IOException {
        byte[] value = each.value();
        if (DEAD_LETTERS.contains(each.topic())) {
            tally.deadLetter();
        } else if (value == null) {
            tally.wrong("a record without a value on " + each.topic());
        } else if (each.topic().equals(ARTICLE)) {
            number(json.readTree(value)).ifPresent(tally::article);
        } else if (each.topic().equals(ENRICHED)) {
            JsonNode record = json.readTree(value);
            number(record.path("article"))
                    .ifPresent(number ->
                            tally.enriched(number, record.path("revision").asInt()));
        } else {
            tally.pair(json.readTree(value).path("articleId").asText(), each.key());
        }
    }

    /** Others post too: the canary does. */
    private OptionalInt number(JsonNode article) {
        return NumberedArticle.numberOf(run, article.path("url").asText());
    }
}

package io.dyadwatch.operations.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dyadwatch.localstack.EmbeddedKafka;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void everyListedMeterOfConsumersAndProducersIsThereAndNoOther(@TempDir Path folder) throws Exception {
        registry.config().meterFilter(new KafkaMeters());
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        try (EmbeddedKafka broker = EmbeddedKafka.start(folder, 0)) {
            Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
            makeTopic(kafka);
            try (KafkaProducer<String, String> producer =
                            new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer());
                    KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                            Map.of(
                                    "bootstrap.servers",
                                    broker.bootstrapServers(),
                                    "group.id",
                                    "g",
                                    "auto.offset.reset",
                                    "earliest"),
                            new StringDeserializer(),
                            new StringDeserializer());
                    KafkaClientMetrics produced =
                            new KafkaClientMetrics(producer, List.of(), scheduler, Duration.ofMillis(50));
                    KafkaClientMetrics consumed =
                            new KafkaClientMetrics(consumer, List.of(), scheduler, Duration.ofMillis(50))) {
                produced.bindTo(registry);
                consumed.bindTo(registry);
                producer.send(new ProducerRecord<>("a.topic", "value")).get();
                consumer.subscribe(List.of("a.topic"));

                await().until(() -> !consumer.poll(Duration.ofMillis(100)).isEmpty());

                Set<String> expected = KafkaMeters.shown().stream()
                        .filter(name -> !name.startsWith("kafka.stream."))
                        .collect(Collectors.toSet());
                await().untilAsserted(() -> assertThat(names()).isEqualTo(expected));
                assertThat(registry.get("kafka.consumer.fetch.manager.records.lag.max")
                                .gauges())
                        .extracting(gauge -> gauge.getId().getTag("topic"))
                        .containsExactly("a.topic");
            }
        } finally {
            scheduler.shutdownNow();
        }
    }

    @Test
    void otherMetersAreLeftAlone() {
        registry.config().meterFilter(new KafkaMeters());

        registry.counter("dyadwatch.something").increment();

        assertThat(names()).containsExactly("dyadwatch.something");
    }

    @Test
    void thePageOfMetricsListsThem() throws Exception {
        String page = Files.readString(Path.of(System.getProperty("dyadwatch.root", ".."), "docs", "metrics.md"));

        for (String name : KafkaMeters.shown()) {
            String word = name.replaceFirst("^kafka\\.(consumer|producer|stream)\\.", "")
                    .replaceFirst("^(coordinator|fetch\\.manager|thread)\\.", "")
                    .replace('.', '_');
            assertThat(page).as(name).containsPattern("`" + word + "(_total)?`");
        }
    }

    private static void makeTopic(Map<String, Object> kafka) throws Exception {
        try (Admin admin = Admin.create(kafka)) {
            admin.createTopics(List.of(new NewTopic("a.topic", 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private Set<String> names() {
        return registry.getMeters().stream()
                .map(Meter::getId)
                .map(Meter.Id::getName)
                .collect(Collectors.toSet());
    }
}

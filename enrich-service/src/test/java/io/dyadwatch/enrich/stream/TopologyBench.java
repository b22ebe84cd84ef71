package io.dyadwatch.enrich.stream;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Topic;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.enrich.Samples;
import io.dyadwatch.enrich.WordTagger;
import io.dyadwatch.enrich.newsroom.Newsroom;
import io.dyadwatch.enrich.tag.ArticleEnricher;
import io.dyadwatch.enrich.tag.ArticleTagger;
import io.dyadwatch.operations.trace.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.MutableClock;

/** The topology on the test driver, with a clock that the test moves. */
final class TopologyBench implements AutoCloseable {
    static final Duration RETENTION = Duration.ofDays(30);

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MutableClock clock = MutableClock.of(Samples.FETCHED_AT.plusSeconds(1), ZoneOffset.UTC);
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> articles;

    TopologyBench() {
        this(new WordTagger());
    }

    TopologyBench(ArticleTagger tagger) {
        this(tagger, Tracing.off());
    }

    TopologyBench(ArticleTagger tagger, Tracing tracing) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.STATE_DIR_CONFIG, "target/topology-state");
        driver = new TopologyTestDriver(topology(tagger, tracing), settings, clock.instant());
        articles = driver.createInputTopic(Topics.ARTICLE.name(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Topology topology(ArticleTagger tagger, Tracing tracing) {
        return new EnrichTopology(new ArticleEnricher(tagger), metrics(registry), clock, RETENTION, tracing).build();
    }

    static EnrichMetrics metrics(MeterRegistry registry) {
        return new EnrichMetrics(registry, new Newsroom(registry, Clock.systemUTC()));
    }

    void post(Article article) {
        post(article.id(), Json.write(article), Map.of());
    }

    void post(@Nullable String key, byte @Nullable [] value, Map<String, String> headers) {
        articles.pipeInput(new TestRecord<>(bytes(key), value, headers(headers), clock.instant()));
    }

    void postAt(Instant recordTimestamp, Article article) {
        articles.pipeInput(new TestRecord<>(bytes(article.id()), Json.write(article), recordTimestamp));
    }

    void pass(Duration time) {
        clock.add(time);
    }

    /** What has come out on a topic since it was last asked. */
    List<TestRecord<byte[], byte[]>> out(Topic<?> topic) {
        TestOutputTopic<byte[], byte[]> output =
                driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        return output.readRecordsToList();
    }

    double count(String meter, String tag, String value) {
        return registry.get(meter).tag(tag, value).counter().count();
    }

    static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static Headers headers(Map<String, String> given) {
        RecordHeaders headers = new RecordHeaders();
        given.forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return headers;
    }

    @Override
    public void close() {
        driver.close();
    }
}

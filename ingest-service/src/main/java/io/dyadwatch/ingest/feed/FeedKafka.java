package io.dyadwatch.ingest.feed;

import io.dyadwatch.contracts.Feed;
import io.dyadwatch.contracts.FeedState;
import io.dyadwatch.contracts.Headers;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Topic;
import io.dyadwatch.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The two topics of feeds: clients for them, and their records. */
public final class FeedKafka {
    private static final Logger LOG = Logger.getLogger(FeedKafka.class);
    private static final String EVENT_SOURCE = "/ingest-service";
    /** The least that brokers allow by default: an instance that is killed is missed after it. */
    private static final int SESSION_MS = 6_000;

    private static final Duration STATES_WITHIN = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, Object> kafka;
    private final String group;
    private final Clock clock;

    /**
     * @param kafka settings of every client, such as {@code bootstrap.servers}
     * @param group that shares the feeds
     */
    public FeedKafka(Map<String, Object> kafka, String group, Clock clock) {
        this.kafka = Map.copyOf(kafka);
        this.group = group;
        this.clock = clock;
    }

    /** A member of the group. It commits nothing: feeds are read from the beginning by whoever gets them. */
    Consumer<String, byte[]> member() {
        Map<String, Object> settings = reading();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MS);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, SESSION_MS / 3);
        settings.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                List.of(CooperativeStickyAssignor.class.getName()));
        return consumer(settings);
    }

    /** Reads without a group. */
    Consumer<String, byte[]> reader() {
        return consumer(reading());
    }

    /** Writes both topics. */
    Producer<String, byte[]> writer() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "ingest-service-feeds");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** A feed as it is to be written. */
    ProducerRecord<String, byte[]> record(Feed feed) {
        return record(Topics.FEED, FeedPartition.of(feed.url(), Topics.FEED.partitions()), feed.id(), Json.write(feed));
    }

    /** The removal of a feed. */
    ProducerRecord<String, byte[]> removal(Feed feed) {
        return record(Topics.FEED, FeedPartition.of(feed.url(), Topics.FEED.partitions()), feed.id(), null);
    }

    /** A state, into the partition that its feed lies in; absent to remove it. */
    ProducerRecord<String, byte[]> record(int partition, String id, @Nullable FeedState state) {
        return record(Topics.FEED_STATE, partition, id, state == null ? null : Json.write(state));
    }

    /**
     * All states of a partition, by the feed's id, as they are now.
     *
     * @throws TimeoutException if none comes for some time
     */
    Map<String, FeedState> states(int partition) {
        TopicPartition states = new TopicPartition(Topics.FEED_STATE.name(), partition);
        Instant end = clock.instant().plus(STATES_WITHIN);
        Map<String, ConsumerRecord<String, byte[]>> latest = new HashMap<>();
        try (Consumer<String, byte[]> consumer = consumer(reading())) {
            consumer.assign(List.of(states));
            consumer.seekToBeginning(List.of(states));
            long last = consumer.endOffsets(List.of(states)).getOrDefault(states, 0L);
            while (consumer.position(states) < last) {
                if (clock.instant().isAfter(end)) {
                    throw new TimeoutException("the states of the feeds were not read in time");
                }
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    latest.put(record.key(), record);
                    end = clock.instant().plus(STATES_WITHIN);
                }
            }
        }
        Map<String, FeedState> found = new HashMap<>();
        latest.values()
                .forEach(record -> read(record, FeedState.class).ifPresent(state -> found.put(state.feed(), state)));
        return found;
    }

    /** What a record holds; empty for a removal, and for one that is none of ours, which is logged. */
    static <T> Optional<T> read(ConsumerRecord<String, byte[]> record, Class<T> type) {
        if (record.key() == null || record.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(record.value(), type));
        } catch (InvalidRecord e) {
            LOG.warnf(
                    "A record is skipped: topic=%s partition=%d offset=%d error=%s",
                    record.topic(), record.partition(), record.offset(), e.getMessage());
            return Optional.empty();
        }
    }

    private Map<String, Object> reading() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "ingest-service-feeds");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }

    private static Consumer<String, byte[]> consumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private ProducerRecord<String, byte[]> record(Topic<?> topic, int partition, String key, byte @Nullable [] value) {
        Instant now = clock.instant();
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic.name(), partition, now.toEpochMilli(), key, value);
        Headers.envelope(topic, UUID.randomUUID().toString(), EVENT_SOURCE, now)
                .forEach((name, header) -> record.headers().add(name, header.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}

package io.dyadwatch.cli.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dyadwatch.cli.kafka.KafkaAccess;
import io.dyadwatch.cli.redrive.Place;
import io.dyadwatch.contracts.Headers;
import io.dyadwatch.contracts.Topic;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.operations.lag.LagClients;
import io.dyadwatch.operations.lag.PartitionLag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * What the brokers know: how far the groups are, and the dead letters.
 *
 * @param hops enrich and alert
 * @param deadLetters by topic
 */
record KafkaSurvey(List<Hop> hops, List<DeadTopic> deadLetters) {
    /** Of so many dead letters the rest is not counted. */
    private static final int MOST_COUNTED = 10_000;

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * Asks.
     *
     * @param alertGroup consumer group of alert-service
     * @throws KafkaException if the brokers refuse or do not answer in time
     */
    static KafkaSurvey of(KafkaAccess kafka, String alertGroup, Instant now) throws InterruptedException {
        Map<String, Object> settings = new HashMap<>(kafka.given());
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        List<Hop> hops;
        try (LagClients clients = LagClients.of(settings, "dyadwatch-status")) {
            hops = List.of(
                    hop("enrich", clients.of("enrich-service").ofTopic(Topics.ARTICLE.name()), now),
                    hop("alert", clients.of(alertGroup).ofTopic(Topics.ENRICHED_ARTICLE.name()), now));
        }
        List<DeadTopic> dead = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = kafka.consumer(Map.of(ConsumerConfig.GROUP_ID_CONFIG, Place.GROUP))) {
            for (Topic<?> topic : List.of(Topics.ARTICLE_DLQ, Topics.ENRICHED_ARTICLE_DLQ)) {
                dead.add(dead(consumer, topic.name()));
            }
        }
        return new KafkaSurvey(hops, dead);
    }

    private static Hop hop(String name, List<PartitionLag> lags, Instant now) {
        if (lags.isEmpty()) {
            return new Hop(name, null, null);
        }
        Duration behind = lags.stream()
                .map(lag -> lag.behind(now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return new Hop(name, lags.stream().mapToLong(PartitionLag::records).sum(), behind.toMillis() / 1000.0);
    }

    /** Reads what came since the last redrive; commits nothing. */
    private static DeadTopic dead(Consumer<byte[], byte[]> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Place.seek(consumer, partitions);
        long count = 0;
        ConsumerRecord<byte[], byte[]> newest = null;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean more = unread(consumer, ends);
        while (more && count < MOST_COUNTED && System.nanoTime() < deadline) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                count++;
                newest = newest == null || record.timestamp() > newest.timestamp() ? record : newest;
            }
            more = unread(consumer, ends);
        }
        return new DeadTopic(
                topic,
                count,
                more,
                newest == null ? null : reason(newest),
                newest == null ? null : Instant.ofEpochMilli(newest.timestamp()));
    }

    private static boolean unread(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(each -> consumer.position(each.getKey()) < each.getValue());
    }

    private static @Nullable String reason(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(Headers.DLQ_REASON);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}

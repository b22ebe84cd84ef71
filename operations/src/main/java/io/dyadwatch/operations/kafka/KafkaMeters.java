package io.dyadwatch.operations.kafka;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets through those of the some two hundred meters of a Kafka client, and of Kafka Streams, that tell an operator
 * something, and denies the rest. Names are Micrometer's: the metric's group and name with dots. What each means stands in
 * Kafka's documentation, chapter Monitoring.
 *
 * <p>Nothing is renamed and no tag taken away: Micrometer's binder compares both to tell a client's meters from those of
 * its topics and partitions.
 */
public final class KafkaMeters implements MeterFilter {
    private static final Set<String> CONSUMER = prefixed(
            "kafka.consumer.",
            // Of the coordinator: is it in its group, does it commit.
            "coordinator.assigned.partitions",
            "coordinator.commit.latency.avg",
            "coordinator.commit.latency.max",
            "coordinator.rebalance.total",
            "coordinator.failed.rebalance.total",
            "coordinator.rebalance.latency.max",
            // Does it fetch.
            "fetch.manager.fetch.rate",
            "fetch.manager.fetch.latency.avg",
            "fetch.manager.fetch.latency.max",
            "fetch.manager.records.lag.max",
            "fetch.manager.records.consumed.total",
            // Is it asked for records.
            "last.poll.seconds.ago",
            "connection.count");

    private static final Set<String> PRODUCER = prefixed(
            "kafka.producer.",
            "record.send.total",
            "record.error.total",
            "record.retry.total",
            "record.queue.time.avg",
            "record.queue.time.max",
            "request.latency.avg",
            "request.latency.max",
            "buffer.available.bytes",
            "connection.count");

    private static final Set<String> STREAMS = prefixed(
            "kafka.stream.",
            "client.state",
            "alive.stream.threads",
            "failed.stream.threads",
            "thread.process.latency.avg",
            "thread.process.latency.max",
            "thread.process.total",
            "thread.commit.latency.avg",
            "thread.commit.latency.max",
            "thread.poll.latency.avg",
            "thread.poll.latency.max",
            "state.total.sst.files.size",
            "state.size.all.mem.tables",
            "state.block.cache.usage",
            "state.estimate.num.keys");

    private static final Set<String> SHOWN =
            Stream.of(CONSUMER, PRODUCER, STREAMS).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    /**
     * What Kafka has once for the client and once for each topic or partition under one name. Prometheus takes one set of
     * labels a name, and Micrometer's binder drops the client's as soon as there is the finer one: the finer is shown.
     */
    private static final Map<String, String> FINEST_TAG = Map.of(
            "kafka.consumer.fetch.manager.records.lag.max", "partition",
            "kafka.consumer.fetch.manager.records.consumed.total", "topic");

    /** Names of the meters that are let through, in alphabetical order. */
    public static Set<String> shown() {
        return new TreeSet<>(SHOWN);
    }

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        String name = id.getName();
        if (!name.startsWith("kafka.")) {
            return MeterFilterReply.NEUTRAL;
        }
        String finestTag = FINEST_TAG.get(name);
        boolean finest = finestTag == null || id.getTag(finestTag) != null;
        return SHOWN.contains(name) && finest && !isOldName(id) ? MeterFilterReply.NEUTRAL : MeterFilterReply.DENY;
    }

    /**
     * Since 4.1 (KIP-1109) consumers have each meter of a topic twice, once under the old form of its name, with an
     * underscore for each dot. No topic of ours has an underscore in its name.
     */
    private static boolean isOldName(Meter.Id id) {
        String topic = id.getTag("topic");
        return topic != null && topic.contains("_");
    }

    private static Set<String> prefixed(String prefix, String... names) {
        return Stream.of(names).map(prefix::concat).collect(Collectors.toUnmodifiableSet());
    }
}

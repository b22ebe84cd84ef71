package io.dyadwatch.cli.rewind;

import io.dyadwatch.cli.kafka.KafkaAccess;
import io.dyadwatch.cli.terminal.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** The committed offsets of one consumer group on one topic, to be set back; never forward. */
final class Rewind {
    private final KafkaAccess kafka;
    private final Admin admin;
    private final String group;
    private final String topic;

    /** @param admin stays its caller's */
    Rewind(KafkaAccess kafka, Admin admin, String group, String topic) {
        this.kafka = kafka;
        this.admin = admin;
        this.group = group;
        this.topic = topic;
    }

    /**
     * Waits until nobody is in the group: one that was stopped a moment ago, or was killed, is in it until its session
     * ends.
     *
     * @throws Failure if somebody is in it after that time
     */
    void awaitNobody(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        int members = members();
        while (members > 0 && System.nanoTime() < deadline) {
            Thread.sleep(250);
            members = members();
        }
        if (members > 0) {
            throw new Failure("group " + group + " has " + members + (members == 1 ? " member" : " members")
                    + ", which would go on where it is: stop every instance of the service, and try again");
        }
    }

    /**
     * Where the group would be.
     *
     * @param time the first record of each partition whose timestamp is not before it is read next
     * @throws Failure if there is no such topic, or no such group
     */
    List<Move> plan(Instant time) {
        List<TopicPartition> partitions = partitions();
        Map<TopicPartition, OffsetAndMetadata> committed =
                kafka.answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        if (partitions.stream().noneMatch(partition -> committed.get(partition) != null)) {
            // Of a group that is there this is no mistake: beside a new Kafka it reads from the start anyway.
            members();
        }
        OffsetSpec at = OffsetSpec.forTimestamp(Math.max(0, time.toEpochMilli()));
        Map<TopicPartition, ListOffsetsResultInfo> found = kafka.answer(admin.listOffsets(
                        partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> at)))
                .all());
        return partitions.stream()
                .map(partition ->
                        move(partition, committed.get(partition), Objects.requireNonNull(found.get(partition))))
                .toList();
    }

    /**
     * Commits where the group is to be.
     *
     * @throws Failure if somebody has joined the group in the meantime
     */
    void apply(List<Move> moves) {
        Map<TopicPartition, OffsetAndMetadata> offsets = moves.stream()
                .filter(Move::changes)
                .collect(Collectors.toMap(
                        move -> new TopicPartition(topic, move.partition()),
                        move -> new OffsetAndMetadata(move.to().orElseThrow())));
        try {
            kafka.answer(admin.alterConsumerGroupOffsets(group, offsets).all());
        } catch (KafkaException e) {
            throw new Failure("Kafka did not set back group " + group + ": " + e.getMessage(), e);
        }
    }

    private int members() {
        try {
            ConsumerGroupDescription described = kafka.answer(
                            admin.describeConsumerGroups(List.of(group)).all())
                    .get(group);
            return described == null ? 0 : described.members().size();
        } catch (GroupIdNotFoundException e) {
            throw new Failure("there is no group " + group, e);
        }
    }

    private List<TopicPartition> partitions() {
        try {
            return kafka.answer(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
                    .flatMap(described -> described.partitions().stream())
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .sorted(Comparator.comparingInt(TopicPartition::partition))
                    .toList();
        } catch (UnknownTopicOrPartitionException e) {
            throw new Failure("there is no topic " + topic, e);
        }
    }

    /** Where no record is that late, the offset found is -1: the group stays where it is. */
    private static Move move(
            TopicPartition partition, @Nullable OffsetAndMetadata committed, ListOffsetsResultInfo found) {
        if (committed == null) {
            return new Move(partition.partition(), OptionalLong.empty(), OptionalLong.empty());
        }
        long from = committed.offset();
        long to = found.offset() < 0 ? from : Math.min(from, found.offset());
        return new Move(partition.partition(), OptionalLong.of(from), OptionalLong.of(to));
    }
}

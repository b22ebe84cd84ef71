package io.dyadwatch.contracts;

import java.util.List;

/**
 * Someone who connects to a Kafka that asks who is there, and all that this someone may do: what is not here is refused.
 *
 * @param name user name, for SCRAM
 * @param writes topics to write to
 * @param reads topics to read
 * @param groups consumer groups to join and to commit offsets for
 * @param looksAt groups of which it may be asked how far they are, and topics that they read
 * @param transactionalIds ids to write transactions with
 * @param ownTopics topics to make, write and read, which no declaration names: those of Kafka Streams
 */
public record KafkaUser(
        String name,
        List<Topic<?>> writes,
        List<Topic<?>> reads,
        List<Names> groups,
        List<Progress> looksAt,
        List<Names> transactionalIds,
        List<Names> ownTopics) {

    public KafkaUser {
        writes = List.copyOf(writes);
        reads = List.copyOf(reads);
        groups = List.copyOf(groups);
        looksAt = List.copyOf(looksAt);
        transactionalIds = List.copyOf(transactionalIds);
        ownTopics = List.copyOf(ownTopics);
    }

    /**
     * How far a group is with a topic.
     *
     * @param group consumer group
     * @param topic that it reads
     */
    public record Progress(String group, Topic<?> topic) {}

    /**
     * One name, or all that begin in a way.
     *
     * @param text the name or its beginning
     * @param beginning whether it is the beginning
     */
    public record Names(String text, boolean beginning) {
        public static Names exactly(String name) {
            return new Names(name, false);
        }

        public static Names startingWith(String beginning) {
            return new Names(beginning, true);
        }
    }
}

package io.dyadwatch.enrich;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of enrich-service; an unknown key under the prefix fails the start. */
@ConfigMapping(prefix = "dyadwatch.enrich")
public interface EnrichConfig {
    /**
     * Where the state stores live on disk. Never under a temporary folder: what is cleaned away there has to be read back
     * from Kafka. Two instances must not share one.
     */
    @WithDefault("data/enrich-state")
    Path stateDir();

    /**
     * Name of this instance, unique among all and the same after each restart. With one, a restarted instance gets its
     * partitions back without a rebalance, but one that is stopped for good is missed only after the session timeout;
     * without one, which is what instances that come and go want, it leaves when it stops and joins as a new member.
     */
    Optional<String> instanceId();

    /**
     * Folder of a vocabulary, laid out as the packaged one, to be used instead of it; every instance needs the same. One
     * that cannot be used as it is stops the start and names file, line and field.
     */
    Optional<Path> vocabulary();

    /** How long the answer to a change of the vocabulary waits for it to be in force; then it is 202. */
    @WithDefault("PT5S")
    Duration changeWait();

    /** How long an article's latest text is remembered after it was last seen; later the same text is revision 1 again. */
    @WithDefault("P30D")
    Duration revisionRetention();

    /** Stream threads of this instance; more than the article topic has partitions are idle. */
    @WithDefault("1")
    int streamThreads();

    /** Replicas of the topics that Kafka Streams makes for its state; -1 for the broker's default. */
    @WithDefault("-1")
    int internalReplicationFactor();

    /**
     * Further copies of the state, kept up to date by other instances, so that one of those goes on at once where an
     * instance is gone for good. Needs as many instances more; each copy takes the disk of the state again.
     */
    @WithDefault("0")
    int standbyReplicas();

    /**
     * After how long without a word from it an instance counts as gone and its partitions go to others. The brokers take
     * 6 s and more ({@code group.min.session.timeout.ms}).
     */
    @WithDefault("PT6S")
    Duration sessionTimeout();

    /**
     * How long nothing may be done, although articles wait and the brokers answer, before the process ends, to be started
     * again.
     */
    @WithDefault("PT2M")
    Duration progressLimit();

    /**
     * After how long Kafka gives up the open transaction of an instance that is gone: until then a read_committed reader
     * sees nothing newer on the partitions it wrote to.
     */
    @WithDefault("PT10S")
    Duration transactionTimeout();

    /** How long a stop waits for Kafka Streams to close in good order; with the broker away it never would. */
    @WithDefault("PT5S")
    Duration closeTimeout();
}

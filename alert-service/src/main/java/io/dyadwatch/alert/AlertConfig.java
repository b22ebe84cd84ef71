package io.dyadwatch.alert;

import io.dyadwatch.alert.ledger.StoryRule;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of the alert service. */
@ConfigMapping(prefix = "dyadwatch.alert")
public interface AlertConfig {
    /**
     * Networks that webhooks may reach although they are not publicly routable, as CIDRs with an optional port:
     * {@code 10.0.0.0/8}, {@code 127.0.0.1/32:8090}, {@code [::1/128]:8090}. They may be reached by plain http too, and
     * on each port that the entry leaves open.
     */
    Optional<List<String>> allowedNetworks();

    /** Whether webhooks may go to public targets by plain http, where anybody on the way can read and change them. */
    @WithDefault("false")
    boolean allowHttp();

    /**
     * Ports of public targets that webhooks may go to, for example {@code 443,8443,9443}, or the one word {@code any}.
     * Left out, these are 443 and 8443 for https, 80 and 8080 for http.
     */
    Optional<List<String>> allowedPorts();

    /** How long a story is remembered: a near-duplicate within it is a further source, not another alert. */
    @WithDefault("PT72H")
    Duration storyWindow();

    /** Jaccard similarity of two texts' three-word shingles, above 0 to 1, from which two articles are one story. */
    @WithDefault("" + StoryRule.SAME_STORY)
    double storySimilarity();

    /** Where subscribers reach this service, without a slash at the end: alerts say where the whole of them is read. */
    @WithDefault("http://localhost:8083")
    String publicUrl();

    /** How often to look for digests whose periods are over. */
    @WithDefault("PT1S")
    Duration digestInterval();

    /**
     * Delays before attempts 2, 3, … of a delivery, each counted from the attempt before. There is one attempt more than
     * there are delays; after the last the delivery is dead.
     */
    @WithDefault("5s,5m,30m,2h,5h,10h,14h,20h,24h")
    List<Duration> retrySchedule();

    /** Share of a delay by which it is made longer or shorter at random. */
    @WithDefault("0.2")
    double retryJitter();

    /** From the look-up of the name to the last byte of the answer. */
    @WithDefault("PT15S")
    Duration requestTimeout();

    /**
     * How long an instance may keep a delivery that it claimed; longer than two request timeouts and than the 12 s that
     * a record for Kafka may take. What an instance had in hand when it was killed is free once another has missed it,
     * after some seconds.
     */
    @WithDefault("PT35S")
    Duration lease();

    /**
     * Webhook attempts at a time in this instance. Each waits on a thread of its own, so that many endpoints which do
     * not answer leave room for those that do. Endpoints that failed last, or never took anything, have at most half of
     * the places together. Records for Kafka do not count.
     */
    @WithDefault("512")
    int concurrency();

    /**
     * Attempts at a time to one endpoint, over all instances. Less than {@code concurrency}. An endpoint
     * that failed last, or never took anything, gets one.
     */
    @WithDefault("4")
    int perEndpointConcurrency();

    /** Attempts that begin in a second to one endpoint, over all instances, where it has no number of its own. */
    @WithDefault("50")
    int perEndpointRate();

    /** An endpoint whose attempt has been under way for so long gets no other until one ends. */
    @WithDefault("PT2S")
    Duration slowAfter();

    /** How long an endpoint is left alone after five failures in a row where nobody was there; doubled each time. */
    @WithDefault("PT30S")
    Duration circuitPause();

    /** What {@code circuit-pause} is doubled up to. */
    @WithDefault("PT10M")
    Duration circuitMaxPause();

    /** An endpoint that has only failed for so long, and as often as {@code disable-after-attempts}, is disabled. */
    @WithDefault("PT120H")
    Duration disableAfter();

    /** See {@code disable-after}. */
    @WithDefault("50")
    int disableAfterAttempts();

    /** How often to look for due deliveries that no commit of this instance announced, such as retries. */
    @WithDefault("PT0.5S")
    Duration pollInterval();

    /** Alerts of all watches in a minute beyond which sending is paused until an operator resumes it. */
    @WithDefault("6000")
    int floodTotal();

    /** Alerts of one watch in a minute beyond which its webhooks are held until its owner or an operator releases them. */
    @WithDefault("600")
    int floodPerWatch();

    /** How often to look for changes of watches that other instances made. A change of this instance counts at once. */
    @WithDefault("PT0.5S")
    Duration watchPollInterval();

    /** Consumer group on the enriched articles; the same for all instances. */
    @WithDefault("alert-service")
    String groupId();

    /**
     * Static membership in the group: unique for each instance, and the same after each restart. Spares a rebalance when
     * an instance comes back soon; one that is stopped for good is missed only after the session timeout. Instances that
     * come and go want none.
     */
    Optional<String> groupInstanceId();

    /**
     * After how long without a word from it an instance counts as gone and its partitions go to others. The brokers take
     * 6 s and more ({@code group.min.session.timeout.ms}).
     */
    @WithDefault("PT6S")
    Duration sessionTimeout();

    /**
     * How long nothing may be done, although articles or deliveries wait and Kafka and PostgreSQL answer, before the
     * process ends, to be started again.
     */
    @WithDefault("PT2M")
    Duration progressLimit();

    /** Watches tried on the articles there are. */
    DryRun dryRun();

    /** Settings of dry runs. */
    interface DryRun {
        /** How long one may read before it answers with what it has. */
        @WithDefault("PT20S")
        Duration limit();

        /** How many at a time in this instance; each holds some MiB of articles. */
        @WithDefault("2")
        int concurrency();
    }

    /** How long finished deliveries, their attempts, and what else is only a record of the past are kept. */
    @WithDefault("P30D")
    Duration retention();

    /**
     * How long alerts are kept; never shorter than the story window, nor than the longest window of a watch that counts
     * or collects them.
     */
    @WithDefault("P30D")
    Duration alertRetention();

    /** How often what has been kept long enough is removed. */
    @WithDefault("PT1H")
    Duration retentionInterval();
    /**
     * Keys that encrypt the secrets of endpoints in the database: {@code ID:BASE64OF32BYTES}, separated by commas. The
     * first encrypts, the others decrypt what they encrypted when they were first. This or {@code encryption-keys-file}
     * must be given.
     */
    Optional<String> encryptionKeys();

    /** The same from a file, one a line; read again when it changes. */
    Optional<Path> encryptionKeysFile();

    /** The password of PostgreSQL's user, alone in a file; takes the place of {@code quarkus.datasource.password}. */
    Optional<Path> databasePasswordFile();
}

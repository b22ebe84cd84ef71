package io.dyadwatch.alert;

import io.dyadwatch.contracts.Fingerprint;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
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

    /** Estimated Jaccard similarity, above 0 to 1, from which two articles are one story. */
    @WithDefault("" + Fingerprint.SAME_STORY)
    double storySimilarity();

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
     * a record for Kafka may take. What an instance had in hand when it was killed waits so long.
     */
    @WithDefault("PT35S")
    Duration lease();

    /**
     * Webhook attempts at a time in this instance. Each waits on a thread of its own, so that many endpoints which do
     * not answer leave room for those that do. Records for Kafka do not count.
     */
    @WithDefault("64")
    int concurrency();

    /**
     * Attempts at a time to one endpoint, and to Kafka, about: counted over all instances, but two that look at the same
     * moment may both take the last place. Less than {@code concurrency}.
     */
    @WithDefault("4")
    int perEndpointConcurrency();

    /** How often to look for due deliveries that no commit of this instance announced, such as retries. */
    @WithDefault("PT0.5S")
    Duration pollInterval();

    /** Consumer group on the enriched articles; the same for all instances. */
    @WithDefault("alert-service")
    String groupId();

    /** Static membership in the group: unique for each instance. Spares a rebalance when an instance comes back soon. */
    Optional<String> groupInstanceId();
}

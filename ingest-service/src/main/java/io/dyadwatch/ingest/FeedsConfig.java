package io.dyadwatch.ingest;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an operator can set of the reading of feeds. */
public interface FeedsConfig {

    /** Requests of this instance under way at a time, over all hosts. */
    @WithDefault("16")
    int atATime();

    /** Requests to one host under way at a time. */
    @WithDefault("2")
    int perHost();

    /** Time between the beginnings of two requests to one host. */
    @WithDefault("PT0.5S")
    Duration hostPause();

    /** Of one request, from the look-up of the host to the last byte. */
    @WithDefault("PT20S")
    Duration requestTimeout();

    /** Bytes of a feed or page, decompressed. */
    @WithDefault("5M")
    MemorySize maxBytes();

    /** Interval of a feed of which nothing is known yet. */
    @WithDefault("PT15M")
    Duration firstInterval();

    /** No feed is asked more often while all is well. */
    @WithDefault("PT2M")
    Duration shortestInterval();

    /** No feed is asked less often, failures and {@code Retry-After} included. */
    @WithDefault("PT6H")
    Duration longestInterval();

    /** Networks that feeds may be in although they are not public, as CIDR, with ports if wanted. */
    Optional<List<String>> allowedNetworks();

    /** Whether feeds may be read without TLS, as many are. */
    @WithDefault("true")
    boolean allowHttp();

    /** Ports of public hosts; the usual ones where absent. */
    Optional<List<String>> allowedPorts();

    /** A page or address that the user agent names, so that publishers can say when they are disturbed. */
    Optional<String> contact();
}

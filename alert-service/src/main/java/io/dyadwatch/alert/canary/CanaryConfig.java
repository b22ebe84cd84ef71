package io.dyadwatch.alert.canary;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of the canary: an article that goes the whole way from ingest-service to a webhook. */
@ConfigMapping(prefix = "dyadwatch.alert.canary")
public interface CanaryConfig {
    /**
     * Where ingest-service is, without a slash at the end, for example {@code http://ingest:8081}. Left out, there is no
     * canary.
     */
    Optional<URI> ingestUrl();

    /** A file that holds the token of a publisher, read for each article. Left out, none is sent, as in the local mode. */
    Optional<Path> tokenFile();

    /**
     * A PEM file of the authorities that ingest-service's certificate may be signed by, read at the start; those that Java
     * knows are not trusted then. Left out, only those are. Webhooks have no part in this.
     */
    Optional<Path> caFile();

    /** How often one is posted, over all instances. */
    @WithDefault("PT1M")
    Duration interval();

    /**
     * Where an instance reaches its own {@code /v1/canary}, on loopback; left out, by plain http at 127.0.0.1 on
     * {@code quarkus.http.port}.
     */
    Optional<URI> endpointUrl();
}

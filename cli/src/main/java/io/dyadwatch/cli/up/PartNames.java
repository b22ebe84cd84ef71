package io.dyadwatch.cli.up;

/** Names of the parts, as people and log files call them. */
final class PartNames {
    static final String KAFKA = "kafka";
    static final String POSTGRESQL = "postgresql";
    static final String INGEST = "ingest-service";
    static final String ENRICH = "enrich-service";
    static final String ALERT = "alert-service";
    static final String RECEIVER = "receiver";

    private PartNames() {}
}

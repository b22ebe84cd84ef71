package io.dyadwatch.ingest;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an operator can set. */
@ConfigMapping(prefix = "dyadwatch.ingest")
public interface IngestConfig {

    /**
     * How long the sender of an article waits at most for room and for Kafka together; the time that its body takes to
     * arrive is not counted. Must be longer than the producer's {@code delivery.timeout.ms}, else the service does not
     * start: an answer is to tell what became of the article wherever that is known.
     */
    @WithDefault("3.5S")
    Duration answerWithin();

    /**
     * Bytes of articles held in memory at a time, from the first byte read to Kafka's acknowledgement. The heap needs
     * about three times as much. Senders beyond it wait.
     */
    @WithDefault("16M")
    MemorySize bufferedBytes();

    /** Batches that run at a time; each may hold one incomplete line of up to 4 MiB beyond {@link #bufferedBytes}. */
    @WithDefault("8")
    int maxBatches();

    /**
     * How long no article may hear from the producer, although some wait and the brokers answer, before the process ends,
     * to be started again.
     */
    @WithDefault("PT2M")
    Duration progressLimit();

    /** The reading of feeds. */
    FeedsConfig feeds();
}

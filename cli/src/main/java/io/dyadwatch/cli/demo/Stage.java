package io.dyadwatch.cli.demo;

import io.dyadwatch.cli.http.ServiceClient;
import io.dyadwatch.cli.kafka.KafkaAccess;
import java.nio.file.Path;

/**
 * A system that is up, as the demo uses it.
 *
 * @param ingest let in as a publisher
 * @param alert let in as a subscriber that has nothing yet
 * @param kafka how to get to its Kafka
 * @param source of the articles that are posted
 * @param receiverUrl where its alert-service reaches the receiver
 * @param receiver not started yet
 */
record Stage(
        ServiceClient ingest,
        ServiceClient alert,
        KafkaAccess kafka,
        String source,
        String receiverUrl,
        Receiver receiver) {

    /** Somebody who takes webhooks. */
    @FunctionalInterface
    interface Receiver {
        /** Returns when it listens; writes what it gets to a file, as {@code dyadwatch receive} does. */
        void start(String secret, Path output);
    }
}

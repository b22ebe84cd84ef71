package io.dyadwatch.cli.redrive;

import org.apache.kafka.clients.producer.RecordMetadata;

/** What became of a dead letter. */
sealed interface Outcome {
    /** It is where it came from again. */
    record PutBack(RecordMetadata at) implements Outcome {}

    /** It would be. */
    record WouldBePutBack() implements Outcome {}

    /** It was passed over because that was asked for. */
    record Skipped() implements Outcome {}

    /** It was passed over because it cannot be put back, or should not. */
    record Refused(String why) implements Outcome {}
}

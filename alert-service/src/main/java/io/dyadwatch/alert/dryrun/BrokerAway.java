package io.dyadwatch.alert.dryrun;

/** Kafka does not answer. */
public final class BrokerAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokerAway(String message) {
        super(message);
    }

    BrokerAway(Throwable cause) {
        super(cause);
    }
}

package io.dyadwatch.alert.caller;

import java.util.Optional;
import java.util.UUID;

/**
 * Who makes a request.
 *
 * @param subscriber whose things it may make and change; empty for an operator who is no subscriber
 * @param operator whether it may see everybody's
 */
public record Caller(Optional<UUID> subscriber, boolean operator) {
    /** The subscriber of the local mode. */
    public static final UUID LOCAL = new UUID(0, 1);

    /** Whose things it sees: empty for everybody's. */
    public Optional<UUID> sees() {
        return operator ? Optional.empty() : subscriber;
    }

    /** Whose things it makes and changes; only to be asked on operations that want a subscriber. */
    public UUID owner() {
        return subscriber.orElseThrow(() -> new IllegalStateException("the operation admits who is no subscriber"));
    }
}

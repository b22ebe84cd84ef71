package io.dyadwatch.alert.caller;

import io.dyadwatch.access.Holder;
import io.dyadwatch.access.Role;
import java.util.Optional;
import java.util.UUID;

/**
 * Who makes a request.
 *
 * @param subscriber whose things it may make and change; an operator's own are those of the built-in subscriber
 *     {@link #OPERATOR}
 * @param operator whether it may see everybody's
 */
public record Caller(Optional<UUID> subscriber, boolean operator) {
    /** The subscriber of the local mode. */
    public static final UUID LOCAL = Holder.LOCAL_SUBSCRIBER;

    /** The subscriber whose endpoints get the operator's events. */
    public static final UUID OPERATOR = new UUID(0, 2);

    /** The subscriber of the canary; its one endpoint and its one watch have the same id. Nobody has its tokens. */
    public static final UUID CANARY = new UUID(0, 3);

    /** The caller that a token's holder is. */
    static Caller of(Holder holder) {
        boolean operator = holder.roles().contains(Role.OPERATOR);
        return new Caller(holder.subscriber().or(() -> operator ? Optional.of(OPERATOR) : Optional.empty()), operator);
    }

    /** Whose things it sees: empty for everybody's. */
    public Optional<UUID> sees() {
        return operator ? Optional.empty() : Optional.of(owner());
    }

    /** Whose things it makes and changes; only to be asked on operations that want a subscriber or an operator. */
    public UUID owner() {
        return subscriber.orElseThrow(() -> new IllegalStateException("the operation admits who is no subscriber"));
    }
}

package io.dyadwatch.outbound;

import java.io.IOException;

/** A request that came to no answer, where what broke off already knows why. */
final class BrokenExchange extends IOException {
    private static final long serialVersionUID = 1L;

    private final Failure kind;

    BrokenExchange(Failure kind, String reason) {
        super(reason);
        this.kind = kind;
    }

    Outcome.Failed outcome() {
        return new Outcome.Failed(kind, String.valueOf(getMessage()));
    }
}

package io.dyadwatch.alert.dryrun;

import java.time.Duration;

/** No dry run can begin now. */
public final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean own;
    private final Duration retryAfter;

    private Busy(boolean own, Duration retryAfter) {
        super("no dry run can begin now");
        this.own = own;
        this.retryAfter = retryAfter;
    }

    /** The subscriber has one under way, on whatever instance. */
    static Busy subscriber(Duration retryAfter) {
        return new Busy(true, retryAfter);
    }

    /** This instance has as many under way as it can take. */
    static Busy instance(Duration retryAfter) {
        return new Busy(false, retryAfter);
    }

    /** Whether the one in the way is the subscriber's own. */
    public boolean isOwn() {
        return own;
    }

    /** When to try again; at least a second. */
    public long retryAfterSeconds() {
        return Math.max(1, retryAfter.toSeconds());
    }
}

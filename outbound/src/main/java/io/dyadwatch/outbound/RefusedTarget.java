package io.dyadwatch.outbound;

import java.io.IOException;

/** A URL or an address that nothing is sent to; the message says why in words for whoever gave it. */
public final class RefusedTarget extends IOException {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final Failure kind;

    RefusedTarget(String reason) {
        this(Failure.REFUSED_TARGET, reason);
    }

    RefusedTarget(Failure kind, String reason) {
        super(reason);
        this.kind = kind;
        this.reason = reason;
    }

    /** Why, to follow the words "the URL". */
    public String reason() {
        return reason;
    }

    /** {@link Failure#LOOKUP} where the name could not be looked up, which may change; else it is refused as it is. */
    public Failure kind() {
        return kind;
    }
}

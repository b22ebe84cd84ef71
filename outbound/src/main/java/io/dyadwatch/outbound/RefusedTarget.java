package io.dyadwatch.outbound;

import java.io.IOException;

/** A URL or an address that nothing is sent to; the message says why in words for whoever gave it. */
public final class RefusedTarget extends IOException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    RefusedTarget(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** Why, to follow the words "the URL". */
    public String reason() {
        return reason;
    }
}

package io.dyadwatch.alert.idempotency;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;

/** The same request is being worked on just now. */
final class StillRunning extends ClientErrorException {
    private static final long serialVersionUID = 1L;

    StillRunning() {
        super(
                "A request with this " + KeyedRequest.HEADER + " is being worked on; try again in a moment.",
                Response.Status.CONFLICT);
    }
}

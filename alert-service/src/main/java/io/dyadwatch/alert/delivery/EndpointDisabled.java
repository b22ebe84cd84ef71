package io.dyadwatch.alert.delivery;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;

/** Nothing is sent to the endpoint, and so nothing again. */
final class EndpointDisabled extends ClientErrorException {
    private static final long serialVersionUID = 1L;

    EndpointDisabled() {
        super("The endpoint is disabled; enable it first.", Response.Status.CONFLICT);
    }
}
